import { Query } from '#components/ui/Query.tsx';
import { t } from '#lib/i18n.ts';
import type { QuestionProps } from '../questions.ts';
import { AccessHere } from './AccessHere.tsx';

/** Who has access to a place, from what is held there. */
export function WhoHasAccess({ access: { resolved, access } }: QuestionProps) {
  return (
    <Query query={resolved}>
      {(where) =>
        where.organization ? (
          <Query query={access}>
            {(evidence) => (
              <AccessHere
                evidence={evidence}
                where={where}
                updatedAt={access.updatedAt}
                onRetry={access.refetch}
              />
            )}
          </Query>
        ) : (
          <p class="lead">{t('who_no_organization')}</p>
        )
      }
    </Query>
  );
}
