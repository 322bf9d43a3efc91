import { useEffect, useState } from 'preact/hooks';
import { usePlatform } from '#components/app/platform-context.ts';
import type { PeopleOfOrganization } from '#lib/protocol.ts';

/** The people of an organization, as far as they were read before. */
export interface KnownPeople extends PeopleOfOrganization {
  organizationId: string;
}

/** The people of those organizations whose people were read already; asks ZenML nothing. */
export function useKnownPeople(organizationIds: readonly string[]): KnownPeople[] {
  const { peek, onChanged } = usePlatform();
  const [known, setKnown] = useState<KnownPeople[]>([]);
  const key = organizationIds.join(' ');
  useEffect(() => {
    let isStopped = false;
    const read = async () => {
      const answers = await Promise.all(
        key.split(' ').map(async (organizationId) => {
          const answer = organizationId ? await peek('people', { organizationId }).catch(() => null) : null;
          return answer?.data ? [{ ...answer.data, organizationId }] : [];
        }),
      );
      if (!isStopped) setKnown(answers.flat());
    };
    void read();
    const unsubscribe = onChanged(() => void read());
    return () => {
      isStopped = true;
      unsubscribe();
    };
  }, [key, peek, onChanged]);
  return known;
}
