import { Button } from '#components/ui/Button.tsx';
import { failureWords } from '#components/ui/failure-words.ts';
import { MissingNotes } from '#components/ui/MissingNotes.tsx';
import { missingOf } from '#components/ui/missing-of.ts';
import { t } from '#lib/i18n.ts';
import type { Principal } from '#lib/model/permissions/evidence.ts';
import type { ReachIn } from './use-reach.ts';

interface Props {
  principal: Principal;
  all: readonly ReachIn[];
}

/** What has to be known to read the answer: whose it is, and what of it is missing. */
export function ReachNotes({ principal, all }: Props) {
  const failed = all.filter(({ query }) => query.failure);
  const missing = missingOf(all.flatMap(({ query }) => query.data?.missing ?? []));
  const partial = all.filter(({ query }) => query.data?.missing.some(({ failure }) => failure));
  return (
    <>
      {aboutHolder(principal)}
      {failed.map(({ organization, query }) => (
        <div key={organization.id} class="notice note" role="status">
          <p>
            {t(query.data ? 'reach_old' : 'reach_failed', { organization: organization.name })}{' '}
            {query.failure && <span class="second">{failureWords(query.failure).title}</span>}
          </p>
          <div class="actions">
            <Button onPress={query.refetch} isBusy={query.isFetching}>
              {t('load_again')}
            </Button>
          </div>
        </div>
      ))}
      <MissingNotes
        missing={missing}
        onRetry={() => {
          for (const { query } of partial) query.refetch();
        }}
      />
    </>
  );
}

function aboutHolder({ kind, isActive, isSuperuser, name }: Principal) {
  if (isActive === false) return <p class="notice note">{t('reach_inactive', { name })}</p>;
  if (kind === 'team') return <p class="lead second">{t('reach_team')}</p>;
  if (kind === 'invitation') return <p class="lead second">{t('reach_invitation')}</p>;
  if (isSuperuser) return <p class="notice note">{t('reach_superuser', { name })}</p>;
  return null;
}
