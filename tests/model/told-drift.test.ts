// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { endpoints, isListName, type ListName } from '#lib/api/endpoints.ts';
import { readRows } from '#lib/api/read-rows.ts';
import { isOurNote } from '#lib/model/told-drift.ts';

const page = (list: ListName, ...rows: unknown[]) => {
  const read = readRows(endpoints[list].rows, rows, list);
  if (!read.ok) throw new Error('No list.');
  return read.value;
};
const CANARY = 'canary';

describe('what differs from the shapes that we know', () => {
  it.each<[string, ListName, unknown, Record<string, number>]>([
    ['nothing', 'teams', { id: 't', name: 'Core', member_count: 3 }, {}],
    ['absent fields', 'teams', { id: 't' }, {}],
    [
      'a field of another type',
      'teams',
      { id: 't', name: 7, member_count: '3' },
      {
        'teams.name: text expected, number found': 1,
        'teams.member_count: number expected, string found': 1,
      },
    ],
    [
      'a time that is none',
      'teams',
      { id: 't', created: 'soon' },
      { 'teams.created: time expected, string found': 1 },
    ],
    ['a row without its id', 'teams', { name: 'Core' }, { 'teams.id: nothing found, left out': 1 }],
    ['a row that is no object', 'teams', 'Core', { 'teams: string found, left out': 1 }],
    [
      'a field of an object within',
      'workspaces',
      { id: 'w', zenml_service: { status: { version: 1 } }, organization: { name: 'Acme' }, owner: [] },
      {
        'workspaces.zenml_service.status.version: text expected, number found': 1,
        'workspaces.organization.id: nothing found, left out': 1,
        'workspaces.owner: object expected, list found': 1,
      },
    ],
    [
      'a field of a thing that is read by what it is',
      'members',
      { user: { id: 'u', email: {} }, roles: [{ role_id: 'r', level: 3 }, 'canary'] },
      {
        'members.user.email: text expected, object found': 1,
        'members.roles.level: text expected, number found': 1,
        'members.roles: string found, left out': 1,
      },
    ],
    ['a thing that is nobody', 'assignments', { role_id: 'r' }, { 'assignments: object found, left out': 1 }],
    [
      'a count that is none',
      'workspaces',
      { id: 'w', usage_counts: { canary: 'x' } },
      { 'workspaces.usage_counts: count expected, string found': 1 },
    ],
  ])('%s', (_, list, row, drifted) => {
    const notes = page(list, row).drifted ?? {};
    expect(notes).toEqual(drifted);
    for (const note of Object.keys(notes)) expect(isOurNote(note, isListName), note).toBe(true);
  });

  it('is counted over all rows', () => {
    const { drift, drifted } = page(
      'teams',
      { id: 'a', name: 1 },
      { id: 'b', name: 2 },
      { id: 'c', name: 'C' },
      {},
    );
    expect(drift).toBe(2);
    expect(drifted).toEqual({
      'teams.name: text expected, number found': 2,
      'teams.id: nothing found, left out': 1,
    });
  });

  it('names nothing that a control plane has named', () => {
    const hostile = {
      [CANARY]: CANARY,
      id: [CANARY],
      name: { [CANARY]: CANARY },
      user: { [CANARY]: [CANARY] },
    };
    const lists = Object.keys(endpoints).filter(isListName);
    const notes = lists.flatMap((list) =>
      Object.keys(page(list, hostile, { ...hostile, id: CANARY }, CANARY, [CANARY]).drifted ?? {}),
    );
    expect(notes.length).toBeGreaterThan(lists.length);
    for (const note of notes) {
      expect(note).not.toContain(CANARY);
      expect(isOurNote(note, isListName), note).toBe(true);
    }
  });

  it.each([
    'canary.name: text expected, number found',
    'teams.canary: text expected, number found',
    'teams.name: canary expected, number found',
    'teams.name: text expected, canary found',
    'teams.name: text expected, number found; canary',
    'teams.name canary: text expected, number found',
    ': text expected, number found',
    'teams.name',
    '',
  ])('is not taken from elsewhere: %j', (note) => {
    expect(isOurNote(note, isListName)).toBe(false);
  });
});
