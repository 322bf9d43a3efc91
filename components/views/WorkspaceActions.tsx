import { useNavigation } from '#components/app/navigation-context.ts';
import { useSession } from '#components/app/session-context.ts';
import { ActionLink } from '#components/ui/ActionLink.tsx';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/i18n.ts';
import { NOWHERE } from '#lib/model/place.ts';
import type { Workspace } from '#lib/model/resources/workspace.ts';
import { ProductionToggle } from './ProductionToggle.tsx';

/** What can be done with a workspace from here. */
export function WorkspaceActions({ workspace }: { workspace: Workspace }) {
  const { check } = useNavigation();
  const { word } = useSession();
  const { id, name, organization } = workspace;
  return (
    <div class="actions">
      <Button
        isPrimary
        onPress={() => check({ ...NOWHERE, organization: organization?.id ?? null, workspace: id })}
      >
        {t('check_my_permissions')}
      </Button>
      <ActionLink to={{ kind: 'workspace', id, name, organizationId: organization?.id ?? null, word }}>
        {t('open_in_zenml')}
      </ActionLink>
      <ProductionToggle workspace={workspace} />
    </div>
  );
}
