import { useEffect, useReducer, useState } from 'preact/hooks';
import type { Platform } from '#components/app/platform.ts';
import type { PageAccountAnswer } from '#lib/protocol.ts';

/**
 * Who the dashboard's page is signed in as, and by which road we ask; `answer` is null while that is not known. Looks when somebody is known to be signed in or
 * not, when that becomes somebody else, and when the surface comes to the front: the worker answers from its last look for a minute.
 */
export function usePageAccount(
  { pageAccount }: Pick<Platform, 'pageAccount'>,
  userId: string | null | undefined,
): { answer: PageAccountAnswer | null; lookAgain(): void } {
  const [turn, lookAgain] = useReducer((count: number) => count + 1, 0);
  const [told, setTold] = useState<{ userId: string | null; answer: PageAccountAnswer | null } | null>(null);
  useEffect(() => {
    if (userId === undefined) return;
    let isStopped = false;
    const look = () => void pageAccount.look().then((answer) => isStopped || setTold({ userId, answer }));
    look();
    window.addEventListener('focus', look);
    return () => {
      isStopped = true;
      window.removeEventListener('focus', look);
    };
  }, [pageAccount, userId, turn]);
  // What was told while somebody else was signed in says nothing of this one.
  const answer = told && told.userId === userId ? told.answer : null;
  return { answer, lookAgain: () => lookAgain(undefined) };
}
