import { useSession } from '#components/app/session-context.ts';
import { WORKSPACE_WORDS } from '#components/ui/workspace-words.ts';
import { t } from '#lib/i18n.ts';
import { EditActions } from './EditActions.tsx';
import { FormButton } from './FormButton.tsx';

/** What can be changed about an organization, and added to it. */
export function OrganizationEdit({ organizationId }: { organizationId: string }) {
  const { word } = useSession();
  const of = { organizationId };
  return (
    <EditActions>
      <FormButton form="edit-organization" of={of}>
        {t('edit')}
      </FormButton>
      <FormButton form="create-workspace" of={of}>
        {t(WORKSPACE_WORDS[word].create)}
      </FormButton>
      {/* Before ZenML 0.80 nobody but ZenML ran them. */}
      {word === 'workspace' && (
        <FormButton form="enroll-workspace" of={of}>
          {t('form_enroll')}
        </FormButton>
      )}
      <FormButton form="invite" of={of}>
        {t('form_invite')}
      </FormButton>
    </EditActions>
  );
}
