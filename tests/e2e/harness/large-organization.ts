import { ADMIN_EMAIL } from '../../control-plane/seeds/demo-people.ts';
import { createSeedBuilder } from '../../control-plane/seeds/seed-builder.ts';
import type { ControlPlane } from '../../control-plane/start-control-plane.ts';
import type { TeamRecord } from '../../control-plane/state/records.ts';

interface Size {
  /** Another one for each organization of a test, or their ids would be the same. */
  seed: number;
  people: number;
  workspaces: number;
  teams: number;
}

export type LargeOrganization = ReturnType<typeof addLargeOrganization>;

/** An organization of several pages, which the demo's administrator owns and is the first person of. */
export function addLargeOrganization({ state }: ControlPlane, name: string, size: Size) {
  const builder = createSeedBuilder(state, size.seed, Date.now());
  const ada = state.users.first('email', ADMIN_EMAIL);
  if (!ada) throw new Error('The seed has no administrator.');
  const organization = builder.organization(name, ada);
  const numbered = (number: number) => String(number).padStart(3, '0');
  let people = 1;
  let workspaces = 0;

  function addPerson(personName: string, team?: TeamRecord): void {
    people += 1;
    const user = builder.person(personName, `${people}@${organization.id}.example`);
    builder.assign(organization, 'Organization Member', { user });
    if (!team) return;
    const id = builder.random.uuid();
    state.teamMembers.add({ id, team_id: team.id, user_id: user.id, invitation_id: null });
  }
  function addWorkspace(display: string): void {
    workspaces += 1;
    const slug = `${display} ${size.seed}`.toLowerCase().replaceAll(' ', '-');
    builder.workspace(organization, ada as NonNullable<typeof ada>, { name: slug, display_name: display });
  }

  for (let number = 2; number <= size.people; number += 1) addPerson(`Person ${numbered(number)}`);
  for (let number = 1; number <= size.workspaces; number += 1) addWorkspace(`Unit ${numbered(number)}`);
  const teams = Array.from({ length: size.teams }, (_, index) =>
    builder.team(organization, `team-${numbered(index + 1)}`, '', []),
  );
  return {
    id: organization.id,
    teams,
    addPerson,
    addWorkspace,
    people: () => people,
    workspaces: () => workspaces,
  };
}
