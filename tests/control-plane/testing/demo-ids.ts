import type { State } from '../state/state.ts';

function found<Row>(row: Row | undefined, what: string): Row {
  if (row === undefined) throw new Error(`The demo has no ${what}.`);
  return row;
}

/** Finds the demo's people and places by the names that a reader knows. */
export function demoIds(state: State) {
  const organization = (name: string) => found(state.organizations.first('name', name), name);
  return {
    organization,
    user: (email: string) => found(state.users.first('username', email), email),
    workspace: (name: string) => found(state.workspaces.first('name', name), name),
    project: (workspace: string, name: string) =>
      found(
        state.projects
          .by('workspace', found(state.workspaces.first('name', workspace), workspace).id)
          .find((project) => project.name === name),
        name,
      ),
    role: (organizationName: string, name: string) =>
      found(
        state.roles.by('organization', organization(organizationName).id).find((role) => role.name === name),
        name,
      ),
    team: (organizationName: string, name: string) =>
      found(
        state.teams.by('organization', organization(organizationName).id).find((team) => team.name === name),
        name,
      ),
    resource: (workspace: string, type: string, name?: string) =>
      found(
        state.resources
          .by('workspaceType', `${found(state.workspaces.first('name', workspace), workspace).id} ${type}`)
          .find((resource) => name === undefined || resource.name === name),
        `${type} ${name ?? ''}`,
      ),
  };
}
