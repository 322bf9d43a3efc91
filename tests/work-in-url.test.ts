// @vitest-environment node
import { expect, it } from 'vitest';
import { START, type Work } from '#components/app/view-state.ts';
import { workOf, workQuery } from '../entrypoints/own-page/work-in-url.ts';

const carried = (work: Work | null) => workOf(new URLSearchParams(`tab=1${workQuery({ ...START, work })}`));

it.each<Work>([
  { kind: 'journal' },
  { kind: 'review-draft', id: 'a-b_c' },
  { kind: 'review-undo', id: 'a' },
  { kind: 'review-rest', id: 'a&work=journal' },
  { kind: 'change', id: 'a b' },
  { kind: 'form', form: 'edit-team', of: { organizationId: 'a&b', teamId: 'c' } },
  { kind: 'form', form: 'create-user', of: {} },
])('carries into the full page: %j', (work) => {
  expect(carried(work)).toEqual(work);
});

it.each<Work | null>([null, { kind: 'review', changes: [] }])('leaves behind: %j', (work) => {
  expect(carried(work)).toBeNull();
});

it('leaves behind what ZenML said of the fields of a form', () => {
  const work: Work = {
    kind: 'form',
    form: 'invite',
    of: { organizationId: 'a', 'error.email': 'Not known' },
  };
  expect(carried(work)).toEqual({ kind: 'form', form: 'invite', of: { organizationId: 'a' } });
  expect(workQuery({ ...START, work })).not.toContain('known');
});

it.each(['work=change', 'work=review&id=a', 'id=a', 'work=&id='])('takes nothing from %s', (query) => {
  expect(workOf(new URLSearchParams(query))).toBeNull();
});
