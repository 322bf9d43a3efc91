import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ChangesClient } from '#components/app/changes-client.ts';
import { useNavigation } from '#components/app/navigation-context.ts';
import { usePlatform } from '#components/app/platform-context.ts';
import { useSession } from '#components/app/session-context.ts';
import { CopyTextButton } from '#components/ui/CopyTextButton.tsx';
import { Empty } from '#components/ui/Empty.tsx';
import { FailureView } from '#components/ui/FailureView.tsx';
import { clock } from '#components/ui/format.ts';
import { List } from '#components/ui/List.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { plural, t } from '#lib/i18n.ts';
import type { ChangeStatus } from '#lib/model/change/change-status.ts';
import type { Result } from '#lib/model/result.ts';
import type { WorkspaceWord } from '#lib/model/session.ts';
import { ClearJournal } from './ClearJournal.tsx';
import { JournalState } from './JournalState.tsx';
import { journalCsv, journalJson } from './journal-text.ts';
import { tallyText } from './tally.ts';
import { titleOfChange } from './title-of-change.ts';
import { WorkHead } from './WorkHead.tsx';

/** The account's changes so far, the latest first. */
export function Journal() {
  const { changes } = usePlatform();
  return (
    <>
      <WorkHead title={t('journal_title')} second={t('journal_help')} />
      {changes ? <JournalOf client={changes} /> : <p class="lead">{t('changes_none_here')}</p>}
    </>
  );
}

type Read = Result<{ changes: ChangeStatus[]; unreadable: number }>;

function JournalOf({ client }: { client: ChangesClient }) {
  const { word } = useSession();
  const { read, look } = useJournal(client);
  if (read === null) return <Skeleton />;
  if (!read.ok) return <FailureView failure={read.failure} onRetry={look} />;
  const { changes, unreadable } = read.value;
  return (
    <>
      {unreadable > 0 && <p class="notice note">{plural('journal_unreadable', unreadable)}</p>}
      {changes.length === 0 ? (
        <Empty text={t('journal_none')} help={t('journal_none_help')} />
      ) : (
        <>
          <Changes changes={changes} word={word} />
          <div class="actions">
            <CopyTextButton value={() => journalCsv(changes, word)}>{t('journal_copy_csv')}</CopyTextButton>
            <CopyTextButton value={() => journalJson(changes)}>{t('copy_as_json')}</CopyTextButton>
            <ClearJournal client={client} onCleared={look} />
          </div>
        </>
      )}
    </>
  );
}

function Changes({ changes, word }: { changes: readonly ChangeStatus[]; word: WorkspaceWord }) {
  const { work } = useNavigation();
  return (
    <List
      label={t('journal_title')}
      items={changes}
      keyOf={({ plan }) => plan.id}
      content={(change) => ({
        name: nameOf(change, word),
        second: t('journal_second', { time: clock(change.confirmedAt), counts: tallyText(change.steps) }),
        state: <JournalState change={change} />,
      })}
      onOpen={({ plan }) => work({ kind: 'change', id: plan.id })}
    />
  );
}

function nameOf({ plan }: ChangeStatus, word: WorkspaceWord): string {
  const name = titleOfChange(plan, word);
  return plan.undoes === null ? name : t('journal_undo_of', { name });
}

function useJournal(client: ChangesClient): { read: Read | null; look: () => void } {
  const { onChanged } = usePlatform();
  const [read, setRead] = useState<Read | null>(null);
  const look = useCallback(() => void client.journal().then(setRead), [client]);
  useEffect(() => {
    look();
    return onChanged(look);
  }, [look, onChanged]);
  return { read, look };
}
