import { scopeOfType } from './target.ts';

/**
 * What ZenML's documentation says of its system roles ("Roles and permissions", the gists of which are in ARCHITECTURE.md,
 * "Access rules"), for servers that do not list what these permit. The exact permissions are not published, so
 * that silence is `unsaid` and never "no".
 */
export type Permits = 'yes' | 'no' | 'unsaid';

type Rule = (type: string, action: string) => Permits;

const STACKS = ['stack', 'stack_component'];
const isStack = (type: string): boolean => STACKS.includes(type);
const isProject = (type: string): boolean => type === 'project' || scopeOfType(type) === 'project';
const isInWorkspace = (type: string): boolean => ['workspace', 'project'].includes(scopeOfType(type) ?? '');
const isWrite = (action: string): boolean => ['create', 'update', 'delete', 'share'].includes(action);
const isCommon = (action: string): boolean => action === 'read' || isWrite(action);
const yesIf = (condition: boolean): Permits => (condition ? 'yes' : 'unsaid');
const noIf = (condition: boolean): Permits => (condition ? 'no' : 'unsaid');

/** "Project roles never grant anything on stacks": whatever belongs to the whole workspace. */
const inProject =
  (rule: Rule): Rule =>
  (type, action) =>
    type !== 'project' && scopeOfType(type) === 'workspace' ? 'no' : rule(type, action);

/** "No automatic workspace access"; the organization's own side is not described action by action. */
const outsideWorkspaces: Rule = (type) => noIf(isInWorkspace(type) && type !== 'workspace');

/** A map, as names come from the server: `constructor` is no role that is documented. */
const RULES = new Map<string, Rule>(
  Object.entries<Rule>({
    'organization admin': () => 'yes',
    'organization manager': outsideWorkspaces,
    'billing admin': outsideWorkspaces,
    'organization viewer': (type, action) =>
      type === 'workspace' ? yesIf(action === 'read') : outsideWorkspaces(type, action),
    'organization member': (type) => noIf(isInWorkspace(type)),
    'workspace admin': (type) => yesIf(isInWorkspace(type)),
    'workspace developer': (type, action) => {
      if (isStack(type))
        return action === 'delete' ? 'no' : yesIf(['create', 'read', 'update'].includes(action));
      if (type === 'project' || type === 'workspace') return yesIf(action === 'read');
      return yesIf(isProject(type) && isCommon(action) && action !== 'share');
    },
    'workspace contributor': (type, action) => {
      if (isStack(type)) return action === 'create' ? 'yes' : noIf(isCommon(action));
      return type === 'workspace' ? yesIf(action === 'read') : noIf(isProject(type));
    },
    'workspace viewer': (type, action) => {
      if (!isInWorkspace(type)) return 'unsaid';
      return action === 'read' ? 'yes' : noIf(isWrite(action));
    },
    'stack admin': (type, action) => (isStack(type) ? yesIf(isCommon(action)) : noIf(isProject(type))),
    'project admin': inProject((type, action) =>
      type === 'project' ? yesIf(['read', 'update'].includes(action)) : yesIf(isProject(type)),
    ),
    'project developer': inProject((type, action) =>
      type === 'project'
        ? yesIf(action === 'read')
        : yesIf(isProject(type) && isCommon(action) && action !== 'share'),
    ),
    'project contributor': inProject(() => 'unsaid'),
    'project viewer': inProject((type, action) => {
      if (!isProject(type)) return 'unsaid';
      return action === 'read' ? 'yes' : noIf(isWrite(action));
    }),
  }),
);

/** What a system role permits, by its name; `unsaid` where the documentation is silent or does not know the role. */
export function documentedPermits(name: string, type: string, action: string): Permits {
  return RULES.get(nameToday(name))?.(type, action) ?? 'unsaid';
}

/** Whether the documentation describes a system role of this name. */
export const isDocumentedRole = (name: string): boolean => RULES.has(nameToday(name));

/** What is a workspace today was a tenant before ZenML 0.80, and so were its roles. */
const nameToday = (name: string): string => name.toLowerCase().replace('tenant', 'workspace');
