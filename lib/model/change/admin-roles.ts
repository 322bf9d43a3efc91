import type { Role } from '../resources/role.ts';

type Known = Pick<Role, 'name' | 'level' | 'isSystem' | 'type'>;

/**
 * Whether a role is the one that makes an organization's administrators (api.md, 7: "everything, sees all workspaces"). Before
 * ZenML 0.80 it was called Admin. Known by its name, since nothing else tells it from the others.
 */
export const isAdminRole = (role: Known): boolean => isOfOrganization(role) && isNamed(role, ADMIN);

/** Whether a role administers an organization's own side: members, teams and roles. */
export const isManagingRole = (role: Known): boolean => isOfOrganization(role) && isNamed(role, MANAGING);

/** Whether a role administers a workspace or a project. */
export const isAdminInside = ({ level, name }: Known): boolean =>
  (level === 'workspace' || level === 'project') && /\badmin$/i.test(name);

const ADMIN = ['organization admin', 'admin'];
const MANAGING = [...ADMIN, 'organization manager'];

const isNamed = ({ name }: Known, names: readonly string[]): boolean => names.includes(name.toLowerCase());

/** A role of one's own making may be called anything; one that says no level is held where it can be. */
const isOfOrganization = ({ level, isSystem, type }: Known): boolean =>
  isSystem && type !== 'share' && level !== 'workspace' && level !== 'project';
