import type { ChangeReply } from './change-requests.ts';
import type { Change } from './changes.ts';
import { requestChange } from './messaging.ts';
import type { Result } from './model/result.ts';

interface Confirmation {
  typed: Readonly<Record<number, string>>;
  secrets: Readonly<Record<number, string>>;
}

/** Planning, confirming and following changes on one control plane, for our own pages. `tabId`: the tab that the page is about. */
export const changesClient = (controlPlaneId: string, tabId: number | null) => {
  const about =
    <
      Do extends
        | 'plan-draft'
        | 'plan-undo'
        | 'plan-rest'
        | 'permits'
        | 'commands'
        | 'status'
        | 'pause'
        | 'resume'
        | 'cancel-rest',
    >(
      what: Do,
    ) =>
    (id: string) =>
      // Each of these takes an id and nothing else.
      requestChange(controlPlaneId, { do: what, id } as never) as Promise<Result<ChangeReply<Do>>>;
  return {
    plan: (changes: readonly Change[]) =>
      requestChange(controlPlaneId, { do: 'plan', changes: [...changes] }),
    planDraft: about('plan-draft'),
    planUndo: about('plan-undo'),
    planRest: about('plan-rest'),
    permits: about('permits'),
    commands: about('commands'),
    confirm: (id: string, { typed, secrets }: Confirmation) =>
      requestChange(controlPlaneId, { do: 'confirm', id, typed, secrets, tabId }),
    status: about('status'),
    pause: about('pause'),
    resume: about('resume'),
    cancelRest: about('cancel-rest'),
    takeSecret: async (id: string, step: number): Promise<string | null> => {
      const taken = await requestChange(controlPlaneId, { do: 'take-secret', id, step });
      return taken.ok ? taken.value : null;
    },
    journal: () => requestChange(controlPlaneId, { do: 'journal' }),
    clearJournal: () => requestChange(controlPlaneId, { do: 'clear-journal' }),
  };
};
