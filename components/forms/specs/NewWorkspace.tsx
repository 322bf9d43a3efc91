import { useSession } from '#components/app/session-context.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { WORKSPACE_WORDS } from '#components/ui/workspace-words.ts';
import { WorkHead } from '#components/views/changes/WorkHead.tsx';
import { t } from '#lib/i18n.ts';
import { checkSlug } from '../checks.ts';
import { Form } from '../Form.tsx';
import { type Field, type SpecProps, textIn, textOrNull, type Values } from '../field.ts';
import { releaseField } from '../release-field.ts';
import { useOrganizationName } from '../use-organization-name.ts';
import { descriptionField, logoField, nameField } from '../usual-fields.ts';

/** A workspace that ZenML runs. */
export function CreateWorkspace({ work }: SpecProps) {
  const { word } = useSession();
  const { organizationId = '' } = work.of;
  const releases = useQuery('releases', {});
  const title = t(WORKSPACE_WORDS[word].create);
  // A list that cannot be read leaves a field to type in.
  const versions = releases.failure ? [] : (releases.data?.items ?? []);
  return (
    <>
      <WorkHead title={title} second={useOrganizationName(organizationId)} />
      <Form
        work={work}
        title={title}
        fields={() => [
          ...fieldsOf(word === 'workspace'),
          releaseField(versions, { initial: '', none: t('form_newest') }),
        ]}
        changesOf={(values) => [
          {
            kind: 'createWorkspace',
            input: { organizationId, ...inputOf(values), version: textOrNull(values, 'version') },
          },
        ]}
      />
    </>
  );
}

/** A workspace that the customer runs; ZenML shows its enrollment key once, after it is confirmed. */
export function EnrollWorkspace({ work }: SpecProps) {
  const { organizationId = '' } = work.of;
  const title = t('form_enroll');
  return (
    <>
      <WorkHead title={title} second={useOrganizationName(organizationId)} />
      <Form
        work={work}
        title={title}
        fields={() => fieldsOf(true)}
        changesOf={(values) => [{ kind: 'enrollWorkspace', input: { organizationId, ...inputOf(values) } }]}
      >
        {() => <p class="second">{t('form_enroll_help')}</p>}
      </Form>
    </>
  );
}

/** Before ZenML 0.80 a workspace has one name. */
const fieldsOf = (hasDisplayName: boolean): Field[] => [
  nameField('', { help: t('form_slug_help'), check: checkSlug }),
  ...(hasDisplayName
    ? [
        nameField('', {
          name: 'displayName',
          label: t('label_display_name'),
          help: t('form_display_name_help'),
          isRequired: false,
        }),
      ]
    : []),
  descriptionField(),
  logoField(),
];

const inputOf = (values: Values) => ({
  name: textIn(values, 'name'),
  displayName: textOrNull(values, 'displayName') ?? textIn(values, 'name'),
  description: textOrNull(values, 'description'),
  logoUrl: textOrNull(values, 'logo'),
});
