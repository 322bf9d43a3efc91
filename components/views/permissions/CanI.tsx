import { useQuery } from '#components/hooks/use-query.ts';
import { Query } from '#components/ui/Query.tsx';
import { Section } from '#components/ui/Section.tsx';
import { t } from '#lib/i18n.ts';
import { MyRoles } from '../MyRoles.tsx';
import { PermissionVerdicts } from '../PermissionVerdicts.tsx';
import type { QuestionProps } from './questions.ts';

/** My roles that reach a place, and what the control plane says they allow. */
export function CanI({ place, access }: QuestionProps) {
  const check = useQuery('permissionCheck', { place });
  return (
    <>
      <Section title={t('permissions_roles')}>
        <MyRoles of={access} />
      </Section>
      <Section title={t('permissions_actions')}>
        <Query query={check} rows={5}>
          {(answer) => (
            <PermissionVerdicts
              place={place}
              answer={answer}
              onRetry={check.refetch}
              isBusy={check.isFetching}
            />
          )}
        </Query>
      </Section>
    </>
  );
}
