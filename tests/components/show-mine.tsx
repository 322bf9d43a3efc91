import { screen } from '@testing-library/preact';
import type { Failure } from '#lib/model/failure.ts';
import type { AccessRole, Evidence, Gap, Grant } from '#lib/model/permissions/evidence.ts';
import type { Place } from '#lib/model/place.ts';
import type { User } from '#lib/model/resources/user.ts';
import type { PermissionCheck } from '#lib/protocol.ts';
import { ready } from './fake-platform.ts';
import { ADA, checkAt, EVIDENCE, PROD, ROLES, RUN_PLACE } from './fixtures.ts';
import { at, renderApp } from './render-app.tsx';

/** A project, by its id. */
export const PROJECT = '00000051-7f3a-4c1e-9b52-000000000051';
/** A run of a project that is known by its id. */
export const RUN: Place = { ...RUN_PLACE, project: PROJECT };
/** What people are told whose sessions the check does not answer. */
export const REFUSED: Failure = { kind: 'forbidden', reason: null };

const unsaid = (place: Place, failure: Failure = REFUSED): PermissionCheck =>
  checkAt(place, {
    actions: checkAt(place).actions.map((action) => ({ ...action, verdict: 'unknown' as const })),
    missing: [{ what: 'check', failure }],
  });

/** What differs from somebody who develops in the workspace through a team. */
export interface Known {
  place?: Place;
  evidence?: Partial<Evidence>;
  check?: PermissionCheck;
  me?: Partial<User>;
  answers?: NonNullable<Parameters<typeof renderApp>[0]>['answers'];
}

/** The permissions of a place where ZenML's check is refused, unless it is given. */
export function showMine({
  place = RUN,
  evidence = {},
  check = unsaid(place),
  me = {},
  answers = {},
}: Known = {}) {
  return renderApp(
    {
      location: at(place),
      answers: {
        session: () => ready({ state: 'signed-in', user: { ...ADA, ...me }, word: 'workspace' }),
        access: () =>
          ready({ ...EVIDENCE, owners: { ...EVIDENCE.owners, [RUN.resource?.id ?? '']: 'x' }, ...evidence }),
        permissionCheck: () => ready(check),
        ...answers,
      },
    },
    { tab: 'permissions' },
  );
}

/** The row of a resource, or the chip of a place; a row has no punctuation in its name. */
export const row = (name: string | RegExp) =>
  screen.findByRole('button', {
    name:
      typeof name === 'string'
        ? startingWith(name)
        : new RegExp(name.source.replace(/: /, ':? ').replace(', ', ',? '), 'i'),
  });
/** A name as a row or a chip has it. */
export const startingWith = (text: string) =>
  new RegExp(`^${text.replace(/[()]/g, '\\$&').replace(': ', ':? ').replace(', ', ',? ')}`, 'i');
/** What an action rests on, once it is open. */
export const detailOf = (name: string | RegExp) => screen.findByRole('group', { name });
/** A part of the evidence that is not there. */
export const gap = (what: Gap['what'], of: string | null, failure: Failure | null = REFUSED): Gap => ({
  what,
  of,
  failure,
});
const mine = (rest: Partial<Grant>): Grant => ({
  roleId: 'x',
  holder: { kind: 'user', id: ADA.id },
  workspaceId: PROD.id,
  projectId: null,
  resource: null,
  ...rest,
});
const aRole = (rest: Partial<AccessRole>): AccessRole => ({
  id: 'x',
  name: 'Custom',
  level: 'workspace',
  isSystem: false,
  isShare: false,
  permissions: [{ resourceType: 'pipeline_run', action: 'delete' }],
  ...rest,
});
/** Evidence in which I hold one more role. */
export const withRole = (role: Partial<AccessRole>, grant: Partial<Grant> = {}): Partial<Evidence> => ({
  roles: [...ROLES, aRole(role)],
  grants: [...EVIDENCE.grants, mine(grant)],
});
