import { asTitle, asWords, nameOrShortId, shortId } from '#components/ui/format.ts';
import { t } from '#lib/i18n.ts';
import { type Target, targetAt } from '#lib/model/permissions/target.ts';
import type { NamedPlace } from '#lib/model/permissions/verdict-json.ts';
import type { Permission } from '#lib/model/resources/permission.ts';

/** ZenML's name of a type in words. */
export const typeWords = (type: string): string => (type === '*' ? t('anything') : asWords(type));

/** The same at the beginning of a line, where it stands alone. */
export const typeTitle = (type: string): string => (type === '*' ? t('anything_row') : asTitle(type));

/** What is done to what, e.g. "delete pipeline run 5d0c1a7e…1e42 in ML production"; `isBare`: without where that is. */
export const deedWords = (permission: Permission, place: NamedPlace, isBare = false): string =>
  doneTo(permission, thingWords(permission, place, isBare));

/** The same of a type: "delete pipeline run". */
export const actionOnType = (permission: Permission): string =>
  doneTo(permission, typeWords(permission.resourceType));

const doneTo = ({ action }: Permission, thing: string): string =>
  t(isVerb(action) ? 'deed' : 'deed_named', { action: asWords(action), thing });

/** Whether the name of an action is a verb that takes an object; the others are named. */
export const isVerb = (action: string): boolean => VERBS.includes(action);

const VERBS = ['create', 'read', 'update', 'delete', 'share', 'prune', 'promote'];

function thingWords(permission: Permission, place: NamedPlace, isBare: boolean): string {
  const target = targetAt(place, permission);
  const type = typeWords(target.type);
  // What is created has no name yet.
  const own = permission.action === 'create' ? null : ownNameOf(target, place);
  const thing = own === null ? type : t('thing_named', { name: own, type });
  const around = placeWords(target, place, own !== null);
  return around === null || isBare ? thing : t('thing_in', { place: around, thing });
}

function ownNameOf({ type, id }: Target, { organization, workspace, project, resource }: NamedPlace) {
  if (resource?.type === type && id !== null) return shortId(id);
  if (type === 'organization' && id !== null) return organization?.name ?? null;
  if (type === 'workspace' && id !== null) return workspace?.displayName ?? null;
  return type === 'project' && project !== null ? nameOrShortId(project) : null;
}

/** The narrowest place around a target that has a name; `isNamed`: the target itself says where it is. */
export function placeWords(
  { type, project: inProject, workspaceId }: Pick<Target, 'type' | 'project' | 'workspaceId'>,
  { organization, workspace, project }: NamedPlace,
  isNamed = false,
): string | null {
  const isOutermost = type === 'organization' || type === 'workspace';
  if (isOutermost && isNamed) return null;
  const around = organization?.name ?? null;
  if (isOutermost || workspaceId === null) return around;
  const name = workspace?.displayName ?? null;
  if (!inProject || project === null || type === 'project') return name ?? around;
  const own = nameOrShortId(project);
  return name === null ? own : t('project_of_workspace', { project: own, workspace: name });
}
