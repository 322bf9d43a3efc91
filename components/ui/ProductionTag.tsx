import { useIsProduction } from '#components/hooks/use-production.ts';
import { t } from '#lib/i18n.ts';
import { Tag } from './Tag.tsx';

/** Says that a workspace is marked as production; nothing of one that is not. */
export function ProductionTag({ workspaceId }: { workspaceId: string }) {
  if (!useIsProduction(workspaceId)) return null;
  return (
    <>
      <Tag tone="plain" icon={null}>
        {t('production')}
      </Tag>{' '}
    </>
  );
}
