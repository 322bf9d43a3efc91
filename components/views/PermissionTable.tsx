import { asTitle, byName } from '#components/ui/format.ts';
import { t } from '#lib/i18n.ts';
import type { ActionVerdict } from '#lib/model/access.ts';
import { ActionChip } from './ActionChip.tsx';

/** Rows are resource types; each has its actions with their verdicts. */
export function PermissionTable({ actions }: { actions: readonly ActionVerdict[] }) {
  return (
    <table class="permissions">
      <caption class="sr">{t('permissions_table')}</caption>
      <thead class="sr">
        <tr>
          <th scope="col">{t('permissions_type')}</th>
          <th scope="col">{t('actions_column')}</th>
        </tr>
      </thead>
      <tbody>
        {byType(actions).map(([type, own]) => (
          <tr key={type}>
            <th scope="row">{type === '*' ? t('anything_row') : asTitle(type)}</th>
            <td>
              <ul class="chips">
                {own.map((action) => (
                  <li key={action.action}>
                    <ActionChip action={action} />
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function byType(actions: readonly ActionVerdict[]): [type: string, own: ActionVerdict[]][] {
  const types = new Map<string, ActionVerdict[]>();
  for (const action of actions) {
    const own = types.get(action.resourceType);
    if (own) own.push(action);
    else types.set(action.resourceType, [action]);
  }
  return [...types].sort(byName(([type]) => type));
}
