import { useId, useState } from 'preact/hooks';
import type { ActionDecision, Asked } from '#components/hooks/use-my-verdicts.ts';
import { byName } from '#components/ui/by-name.ts';
import { t } from '#lib/i18n.ts';
import { ActionChips } from './ActionChips.tsx';
import { keyOfAction } from './key-of-action.ts';
import { typeTitle } from './thing-words.ts';
import { VerdictDetail } from './VerdictDetail.tsx';

interface Props {
  asked: Asked;
  actions: readonly ActionDecision[];
}

/** Rows are resource types; each has its actions with their verdicts, and below it what one of these rests on. */
export function ActionTable({ asked, actions }: Props) {
  const id = useId();
  const [open, setOpen] = useState<string | null>(null);
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
        {byType(actions).map(([type, own], row) => {
          const title = typeTitle(type);
          const opened = own.find((one) => keyOfAction(one) === open);
          return [
            <tr key={type}>
              <th scope="row">{title}</th>
              <td>
                <ActionChips label={title} row={row} actions={own} open={open} onOpen={setOpen} opens={id} />
              </td>
            </tr>,
            opened && (
              <tr key={`${type} detail`} class="opened">
                <td colSpan={2} id={id}>
                  <VerdictDetail asked={asked} action={opened} />
                </td>
              </tr>
            ),
          ];
        })}
      </tbody>
    </table>
  );
}

function byType(actions: readonly ActionDecision[]): [type: string, own: ActionDecision[]][] {
  const types = new Map<string, ActionDecision[]>();
  for (const action of actions) {
    const { resourceType } = action.permission;
    const own = types.get(resourceType);
    if (own) own.push(action);
    else types.set(resourceType, [action]);
  }
  return [...types].sort(byName(([type]) => type));
}
