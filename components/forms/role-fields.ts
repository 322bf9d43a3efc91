import { byName } from '#components/ui/by-name.ts';
import { WORKSPACE_WORDS } from '#components/ui/workspace-words.ts';
import { type PlainKey, t } from '#lib/i18n.ts';
import type { AccessRole } from '#lib/model/permissions/evidence.ts';
import type { Workspace } from '#lib/model/resources/workspace.ts';
import type { WorkspaceWord } from '#lib/model/session.ts';
import { checkId } from './checks.ts';
import { type Field, type Option, textOrNull, type Values } from './field.ts';

const LEVELS = ['organization', 'workspace', 'project'];
const LEVEL_WORDS = new Map<string | null, PlainKey>([
  ['organization', 'form_level_organization'],
  ['workspace', 'form_level_workspace'],
  ['project', 'form_level_project'],
]);

/** The roles that can be given to somebody, by their level: what comes from sharing one thing is not for anybody to be given. */
export const roleOptions = (roles: readonly AccessRole[]): Option[] =>
  roles
    .filter(({ isShare }) => !isShare)
    .sort(byName(({ name }) => name))
    .sort((a, b) => LEVELS.indexOf(a.level ?? '') - LEVELS.indexOf(b.level ?? ''))
    .map(({ id, name, level }) => ({
      value: id,
      label: name,
      group: t(LEVEL_WORDS.get(level) ?? 'value_unknown'),
    }));

interface Choices {
  roles: readonly AccessRole[];
  /** Those of the organization. */
  workspaces: readonly Workspace[];
  word: WorkspaceWord;
  /** Where the role is to be held, as far as it is known where the person comes from. */
  at?: { workspaceId?: string | undefined; projectId?: string | undefined };
}

/** Which role, and where: as much of a place as the role's level asks for. */
export function roleFields(values: Values, { roles, workspaces, word, at = {} }: Choices): Field[] {
  const level = roles.find(({ id }) => id === values.role)?.level ?? null;
  const fields: Field[] = [
    {
      name: 'role',
      kind: 'choice',
      label: t('kind_role'),
      initial: '',
      isRequired: true,
      none: t('form_choose'),
      options: roleOptions(roles),
    },
  ];
  if (level === 'workspace' || level === 'project') {
    fields.push({
      name: 'workspace',
      kind: 'choice',
      label: t(WORKSPACE_WORDS[word].one),
      initial: at.workspaceId ?? '',
      isRequired: true,
      none: t('form_choose'),
      options: [...workspaces]
        .sort(byName(({ displayName }) => displayName))
        .map(({ id, displayName }) => ({ value: id, label: displayName })),
    });
  }
  if (level === 'project') {
    fields.push({
      name: 'project',
      kind: 'text',
      label: t('form_project'),
      help: t('form_project_help'),
      initial: at.projectId ?? '',
      isRequired: true,
      check: checkId,
    });
  }
  return fields;
}

/** Where the role of these fields is to be held. */
export const placeIn = (values: Values) => ({
  workspaceId: textOrNull(values, 'workspace'),
  projectId: textOrNull(values, 'project'),
});

/** A role of the organization: what somebody who comes into it gets. */
export const organizationRoleField = (roles: readonly AccessRole[], isRequired = true): Field => ({
  name: 'role',
  kind: 'choice',
  label: t('kind_role'),
  initial: '',
  isRequired,
  none: t('form_choose'),
  options: roleOptions(roles.filter(({ level }) => level === 'organization' || level === null)),
});
