import { useQuery } from '#components/hooks/use-query.ts';
import { NotInRows } from '#components/ui/NotInRows.tsx';
import { WorkHead } from '#components/views/changes/WorkHead.tsx';
import { t } from '#lib/i18n.ts';
import { checkDomains } from '../checks.ts';
import { edited, isEdited } from '../edited.ts';
import { Form } from '../Form.tsx';
import { FormPage } from '../FormPage.tsx';
import { linesIn, type SpecProps, textIn, textOrNull } from '../field.ts';
import { descriptionField, logoField, nameField } from '../usual-fields.ts';

/** A new organization. */
export function CreateOrganization({ work }: SpecProps) {
  const title = t('form_create_organization');
  return (
    <>
      <WorkHead title={title} />
      <Form
        work={work}
        title={title}
        fields={() => [nameField(), descriptionField(), logoField()]}
        changesOf={(values) => [
          {
            kind: 'createOrganization',
            input: {
              name: textIn(values, 'name'),
              description: textOrNull(values, 'description'),
              logoUrl: textOrNull(values, 'logo'),
            },
          },
        ]}
      />
    </>
  );
}

/** The name, description, logo and trusted domains of an organization. */
export function EditOrganization({ work }: SpecProps) {
  const { organizationId = '' } = work.of;
  const organizations = useQuery('organizations', {});
  const found = organizations.data?.items.find(({ id }) => id === organizationId);
  const domains = found?.trustedDomains ?? null;
  const title = t('form_edit_organization');
  return (
    <FormPage title={title} about={found?.name} query={organizations}>
      {(rows) =>
        found ? (
          <Form
            work={work}
            title={title}
            fields={() => [
              nameField(found.name),
              descriptionField(found.description),
              logoField(found.logoUrl),
              {
                name: 'domains',
                kind: 'lines',
                label: t('label_trusted_domains'),
                help: t('form_domains_help'),
                initial: domains?.join('\n') ?? '',
                check: checkDomains,
              },
            ]}
            changesOf={(values) => {
              const typed = [...new Set(linesIn(values, 'domains').map((one) => one.toLowerCase()))];
              const set = edited(
                {
                  name: textIn(values, 'name'),
                  description: textOrNull(values, 'description'),
                  logoUrl: textOrNull(values, 'logo'),
                  ...((domains !== null || typed.length > 0) && { trustedDomains: typed }),
                },
                {
                  name: found.name,
                  description: found.description || null,
                  logoUrl: found.logoUrl || null,
                  // Where ZenML does not say, whatever is typed replaces what there is.
                  ...(domains !== null && { trustedDomains: domains }),
                },
              );
              return isEdited(set) ? [{ kind: 'updateOrganization', input: { organizationId, set } }] : [];
            }}
          />
        ) : (
          <NotInRows rows={rows} onRetry={organizations.refetch}>
            <p class="lead">{t('form_thing_gone')}</p>
          </NotInRows>
        )
      }
    </FormPage>
  );
}
