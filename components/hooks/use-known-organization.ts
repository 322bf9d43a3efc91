import { useEffect, useState } from 'preact/hooks';
import { usePlatform } from '#components/app/platform-context.ts';
import { isNowhere } from '#lib/model/place.ts';

/** The name of the organization that the page is in, as far as it was read for something else: nothing is asked for it. Null: not known, or none. */
export function useKnownOrganization(): string | null {
  const { location, peek, onChanged } = usePlatform();
  const place = location && !location.isSignIn && !isNowhere(location.place) ? location.place : null;
  const key = place && JSON.stringify(place);
  const [known, setKnown] = useState<{ key: string; name: string | null } | null>(null);
  // By `key`, which says all that `place` says.
  useEffect(() => {
    if (!place || key === null) return;
    let isStopped = false;
    const look = () =>
      void peek('resolve', { place }).then((answer) => {
        if (!isStopped) setKnown({ key, name: answer?.data?.organization?.name ?? null });
      });
    look();
    const stop = onChanged(look);
    return () => {
      isStopped = true;
      stop();
    };
  }, [key]);
  return known !== null && known.key === key ? known.name : null;
}
