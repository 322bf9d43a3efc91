import { useEffect, useState } from 'preact/hooks';
import type { ChangesClient } from '#components/app/changes-client.ts';
import { plural } from '#lib/i18n.ts';

interface Props {
  client: ChangesClient;
  /** The change that is taken back. */
  changeId: string;
  /** How many of its steps the plan takes back. */
  count: number;
}

/** How much of what was done an undo leaves as it is, since nothing takes it back. */
export function NotUndone({ client, changeId, count }: Props) {
  const [done, setDone] = useState(0);
  useEffect(() => {
    let isOver = false;
    void client.status(changeId).then((result) => {
      if (isOver || !result.ok) return;
      setDone(result.value.steps.filter(({ state }) => state === 'done').length);
    });
    return () => {
      isOver = true;
    };
  }, [client, changeId]);
  if (done <= count) return null;
  return <p class="notice note">{plural('undo_leaves', done - count)}</p>;
}
