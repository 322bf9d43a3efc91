import { Tag } from '#components/ui/Tag.tsx';
import { t } from '#lib/i18n.ts';
import type { Remedy } from '#lib/model/permissions/smallest-roles.ts';
import type { NamedPlace } from '#lib/model/permissions/verdict-json.ts';
import type { WhyNot } from '#lib/model/permissions/why-not.ts';
import { grantPlaceWords } from './chain-steps.ts';

interface Props {
  why: WhyNot;
  place: NamedPlace;
  /** Roles are still on their way. */
  isReading: boolean;
}

/** How many roles are named: the smallest, and what else there is when that one is not to be had. */
const SHOWN = 3;

/** The roles that would give an action, the smallest first. */
export function Remedies({ why: { remedies, isPerhapsSmaller }, place, isReading }: Props) {
  if (isReading && remedies.length === 0) return <p>{t('reason_reading')}</p>;
  return (
    <>
      {remedies.length === 0 ? (
        <p>{t('remedies_none')}</p>
      ) : (
        <>
          <h4>{t('remedies_title')}</h4>
          <ul>
            {remedies.slice(0, SHOWN).map((remedy) => (
              <li key={remedy.role.id}>
                {roleWords(remedy, place)}
                {remedy.isDocumented && (
                  <>
                    {' '}
                    <Tag tone="unsure">{t('chain_documented')}</Tag>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {isPerhapsSmaller && <p class="second">{t('remedies_perhaps')}</p>}
    </>
  );
}

/** A role and where it would be held: "Project Viewer in recommender of ML production". */
export function roleWords(remedy: Remedy, place: NamedPlace): string {
  const at = remedyPlaceWords(remedy, place);
  return at === null ? remedy.role.name : t('chain_role_in', { place: at, role: remedy.role.name });
}

/** Where the role would be held. */
export const remedyPlaceWords = (
  { workspaceId, project }: Pick<Remedy, 'workspaceId' | 'project'>,
  place: NamedPlace,
): string | null =>
  grantPlaceWords({ workspaceId, projectId: project && (project.id ?? place.project) }, place);
