import { list } from '#components/ui/format.ts';
import { plural, t } from '#lib/i18n.ts';
import type { Person } from '#lib/model/access.ts';

/** So many are named; the others are counted. */
const MOST_NAMED = 10;

interface Props {
  /** Picked, and in the team already. */
  inTeam: readonly Person[];
  /** So many were picked that are not in the list now. */
  gone: number;
}

/** Who of those picked gets nothing, and why. */
export function GiveNotes({ inTeam, gone }: Props) {
  if (inTeam.length === 0 && gone === 0) return null;
  const names = inTeam.slice(0, MOST_NAMED).map(({ name }) => name);
  const others = inTeam.length - names.length;
  return (
    <div class="notice note" role="status">
      {inTeam.length > 0 && (
        <p>
          {t('form_team_already', {
            names: list(others > 0 ? [...names, plural('who_more', others)] : names),
          })}
        </p>
      )}
      {gone > 0 && <p>{plural('form_gone_left_out', gone)}</p>}
    </div>
  );
}
