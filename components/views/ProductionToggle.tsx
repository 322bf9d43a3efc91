import { useContext } from 'preact/hooks';
import { namesOf, useEnvironment } from '#components/hooks/use-environment.ts';
import { ProductionContext } from '#components/hooks/use-production.ts';
import { useSaving } from '#components/hooks/use-saving.ts';
import { NotSaved } from '#components/ui/NotSaved.tsx';
import { Toggle } from '#components/ui/Toggle.tsx';
import { t } from '#lib/i18n.ts';
import type { Workspace } from '#lib/model/resources/workspace.ts';

/**
 * Marks a workspace as production, in our own pages only: changes to it, and to roles in it, then ask for its name. Where a
 * rule says that already it says so, and a mark can only be taken away.
 */
export function ProductionToggle({ workspace }: { workspace: Workspace }) {
  const { ids, mark } = useContext(ProductionContext);
  const rule = useEnvironment(namesOf(workspace));
  const { save, refusals } = useSaving();
  if (!mark) return null;
  const isMarked = ids.includes(workspace.id);
  return (
    <>
      {(isMarked || !rule?.isProduction) && (
        <Toggle
          isOn={isMarked}
          title={t('production_help')}
          onPress={() => save(mark(workspace.id, !isMarked))}
        >
          {t('production')}
        </Toggle>
      )}
      {rule?.isProduction && <span class="second">{t('production_by_rule', { pattern: rule.pattern })}</span>}
      <NotSaved refusals={refusals} />
    </>
  );
}
