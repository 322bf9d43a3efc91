import { useSession } from '#components/app/session-context.ts';
import type { PlaceAccess } from '#components/hooks/use-place-access.ts';
import { MissingNotes } from '#components/ui/MissingNotes.tsx';
import { missingOf, missingProject } from '#components/ui/missing-of.ts';
import { Query } from '#components/ui/Query.tsx';
import { t } from '#lib/i18n.ts';
import { rolesReaching } from '#lib/model/permissions/roles-reaching.ts';
import { RoleList } from './RoleList.tsx';

/** My roles that reach a place. */
export function MyRoles({ of: { resolved, access } }: { of: PlaceAccess }) {
  const { user } = useSession();
  return (
    <Query query={resolved} rows={2}>
      {(place) => (
        <>
          {user.isSuperuser && <p class="lead">{t('permissions_superuser')}</p>}
          {place.organization && (
            <Query query={access} rows={2}>
              {(evidence) => {
                const held = rolesReaching(evidence, user, place);
                const missing = [...missingOf(evidence.missing), ...missingProject(place.project, held)];
                return (
                  <>
                    {(held.length > 0 || evidence.complete) && (
                      <RoleList roles={held} empty={t('permissions_roles_none')} place={place} />
                    )}
                    <MissingNotes missing={missing} onRetry={access.refetch} />
                  </>
                );
              }}
            </Query>
          )}
        </>
      )}
    </Query>
  );
}
