import { t } from '#lib/i18n.ts';
import type { Failure } from '#lib/model/failure.ts';
import { FailureActionButton } from './FailureActionButton.tsx';
import { failureWords } from './failure-words.ts';
import { clock } from './format.ts';

interface Props {
  failure: Failure;
  query: { updatedAt: number | null; isFetching: boolean; refetch(): void };
}

/** What is shown is older than wanted, because it could not be read again. */
export function StaleNote({ failure, query }: Props) {
  const { title, action } = failureWords(failure);
  return (
    <div class="notice note" role="status">
      {query.updatedAt !== null && <p>{note(failure, clock(query.updatedAt))}</p>}
      {failure.kind !== 'cancelled' && <p class="second">{title}</p>}
      <div class="actions">
        <FailureActionButton
          action={action}
          failure={failure}
          onRetry={query.refetch}
          isBusy={query.isFetching}
        />
      </div>
    </div>
  );
}

const note = ({ kind }: Failure, time: string): string =>
  kind === 'cancelled' ? t('stale_note_cancelled', { time }) : t('stale_note', { time });
