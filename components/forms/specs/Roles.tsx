import { useQuery } from '#components/hooks/use-query.ts';
import { type PlainKey, plural, t } from '#lib/i18n.ts';
import type { AccessRole } from '#lib/model/permissions/evidence.ts';
import { edited, isEdited } from '../edited.ts';
import { Form } from '../Form.tsx';
import { FormPage } from '../FormPage.tsx';
import { type Field, linesIn, type SpecProps, textIn, textOrNull, type Values } from '../field.ts';
import { type PermissionSources, permissionName, permissionOptions } from '../permission-options.ts';
import { useOrganizationName } from '../use-organization-name.ts';
import { descriptionField, nameField } from '../usual-fields.ts';

const LEVELS = ['organization', 'workspace', 'project'] as const;
const LEVEL_WORDS = {
  organization: 'form_level_organization',
  workspace: 'form_level_workspace',
  project: 'form_level_project',
} as const satisfies Record<string, PlainKey>;
const NAME_LENGTH = 50;

/** A role of one's own: from nothing, or with all that another one permits. */
export function CreateRole({ work }: SpecProps) {
  const { organizationId = '', roleId } = work.of;
  const roles = useQuery('roles', { organizationId });
  const sourcesFrom = useSources();
  const model = roles.data?.roles.find(({ id }) => id === roleId);
  const organization = useOrganizationName(organizationId);
  const title = t('form_create_role');
  return (
    <FormPage
      title={title}
      about={model ? t('form_role_like', { name: model.name }) : organization}
      query={roles}
    >
      {(known) => (
        <Form
          work={work}
          title={title}
          fields={(values) => [
            nameField(model ? t('form_copy_of', { name: model.name }).slice(0, NAME_LENGTH) : ''),
            descriptionField(),
            levelField(model),
            permissionsField(sourcesFrom(known.roles, model), levelIn(values)),
          ]}
          changesOf={(values) => [
            {
              kind: 'createRole',
              input: {
                organizationId,
                name: textIn(values, 'name'),
                description: textOrNull(values, 'description'),
                level: levelIn(values),
                permissions: permitted(values, sourcesFrom(known.roles, model), levelIn(values)),
              },
            },
          ]}
        >
          {(values) => (
            <>
              {model?.permissions === null && <p class="second">{t('form_role_unlisted')}</p>}
              <Unfit
                values={values}
                permitted={permitted(values, sourcesFrom(known.roles, model), levelIn(values))}
              />
            </>
          )}
        </Form>
      )}
    </FormPage>
  );
}

/** The name and description of a role, and what it permits. */
export function EditRole({ work }: SpecProps) {
  const { organizationId = '', roleId = '' } = work.of;
  const roles = useQuery('roles', { organizationId });
  const sourcesFrom = useSources();
  const role = roles.data?.roles.find(({ id }) => id === roleId);
  const title = t('form_edit_role');
  return (
    <FormPage title={title} about={role?.name} query={roles}>
      {({ roles: all, descriptions }) => {
        if (!role) return <p class="lead">{t('form_thing_gone')}</p>;
        const { name, permissions, level } = role;
        const description = descriptions[roleId] ?? null;
        return (
          <Form
            work={work}
            title={title}
            fields={() => [
              nameField(name),
              descriptionField(description),
              ...(permissions === null ? [] : [permissionsField(sourcesFrom(all, role), level)]),
            ]}
            changesOf={(values) => {
              const set = edited(
                {
                  name: textIn(values, 'name'),
                  description: textOrNull(values, 'description'),
                  ...(permissions !== null && {
                    permissions: permitted(values, sourcesFrom(all, role), level).sort(),
                  }),
                },
                {
                  name,
                  description,
                  ...(permissions !== null && {
                    permissions: [...new Set(permissions.map(permissionName))].sort(),
                  }),
                },
              );
              return isEdited(set) ? [{ kind: 'updateRole', input: { organizationId, roleId, set } }] : [];
            }}
          >
            {(values) =>
              permissions === null ? (
                <p class="second">{t('form_role_unlisted')}</p>
              ) : (
                <Unfit values={values} permitted={permitted(values, sourcesFrom(all, role), level)} />
              )
            }
          </Form>
        );
      }}
    </FormPage>
  );
}

const levelField = (model: AccessRole | undefined): Field => ({
  name: 'level',
  kind: 'choice',
  label: t('form_level'),
  initial: model?.level ?? 'workspace',
  isRequired: true,
  none: t('form_choose'),
  options: LEVELS.map((level) => ({ value: level, label: t(LEVEL_WORDS[level]) })),
});

const levelIn = (values: Values) => LEVELS.find((level) => level === values.level) ?? 'workspace';

const permissionsField = (sources: PermissionSources, level: string | null): Field => {
  const options = permissionOptions(sources, level);
  const ticked = new Set(sources.own.map(permissionName));
  return {
    name: 'permissions',
    kind: 'checks',
    isDense: true,
    label: t('form_permits'),
    initial: [...ticked].join('\n'),
    isRequired: true,
    options,
  };
};

/** What was ticked, of what a role of this level can permit. */
function permitted(values: Values, sources: PermissionSources, level: string | null): string[] {
  const options = new Set(permissionOptions(sources, level).map(({ value }) => value));
  return linesIn(values, 'permissions').filter((one) => options.has(one));
}

/** How much that was ticked will not be sent. */
function Unfit({ values, permitted: sent }: { values: Values; permitted: readonly string[] }) {
  const unfit = linesIn(values, 'permissions').length - sent.length;
  if (unfit === 0) return null;
  return (
    <p class="notice note" role="status">
      {plural('form_unfit', unfit)}
    </p>
  );
}

/** All that is known of what a role can permit. */
function useSources() {
  const listed = useQuery('permissions', {}).data?.items ?? [];
  return (roles: readonly AccessRole[], role: AccessRole | undefined): PermissionSources => ({
    listed,
    roles,
    own: role?.permissions ?? [],
    ownLevel: role?.level ?? null,
  });
}
