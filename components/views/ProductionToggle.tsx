import { useContext } from 'preact/hooks';
import { ProductionContext } from '#components/hooks/use-production.ts';
import { Toggle } from '#components/ui/Toggle.tsx';
import { t } from '#lib/i18n.ts';

/** Marks a workspace as production, in our own pages only: changes to it, and to roles in it, then ask for its name. */
export function ProductionToggle({ workspaceId }: { workspaceId: string }) {
  const { ids, mark } = useContext(ProductionContext);
  if (!mark) return null;
  const isMarked = ids.includes(workspaceId);
  return (
    <Toggle isOn={isMarked} title={t('production_help')} onPress={() => void mark(workspaceId, !isMarked)}>
      {t('production')}
    </Toggle>
  );
}
