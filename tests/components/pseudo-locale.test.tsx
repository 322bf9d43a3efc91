import { render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ViewState } from '#components/app/view-state.ts';
import { OptionsPage } from '#components/options/OptionsPage.tsx';
import { ok } from '#lib/model/result.ts';
import { fakeChanges } from './fake-changes.ts';
import { fakeOptions } from './fake-options.ts';
import { ACME, ADA, WORKSPACE_PLACE } from './fixtures.ts';
import { hardCoded, isQuiet, pseudo, speakPseudo } from './hard-coded.ts';
import { guardOf, outcome, planOf, STEPS, statusOf } from './plans.ts';
import { at, renderApp } from './render-app.tsx';

beforeEach(speakPseudo);

const organizationId = ACME.id;
const VIEWS: [name: string, view: Partial<ViewState>][] = [
  ['the place of the page', {}],
  ['the workspaces', { tab: 'workspaces' }],
  ['the organizations', { tab: 'organizations' }],
  ['an organization', { tab: 'organizations', detail: { kind: 'organization', id: organizationId } }],
  ['the people', { tab: 'people', organizationId }],
  ['a person', { tab: 'people', organizationId, detail: { kind: 'person', id: ADA.id, organizationId } }],
  ['my permissions', { tab: 'permissions' }],
  ['why I may not', { tab: 'permissions', question: 'why-not' }],
  ['who has access', { tab: 'permissions', question: 'who' }],
  ['the matrix', { tab: 'permissions', question: 'matrix' }],
  ['what is reached', { tab: 'permissions', question: 'reach' }],
  ['a search', { search: 'nobody has this name' }],
];

describe('no text is written into the code', () => {
  it('would be noticed', async () => {
    const { container } = render(
      <p title="Hard coded">
        Plain words <b>{pseudo('try_again')}</b> ACME Research
      </p>,
    );
    const found = await hardCoded(container);
    expect(found.map(({ text }) => text)).toEqual(['Hard coded', 'Plain words ']);
  });

  it.each(VIEWS)('in %s', async (_, view) => {
    const { container } = renderApp({ location: at(WORKSPACE_PLACE) }, view);
    await waitFor(isQuiet(container));
    expect(await hardCoded(container)).toEqual([]);
  });

  it('in the review of a plan', async () => {
    const plan = planOf([STEPS.assign, STEPS.member, STEPS.rename], {
      guards: [guardOf('last-admin', 'warns')],
    });
    const changes = fakeChanges({ plan: () => ok(plan) });
    const work = { kind: 'review', changes: [] } as const;
    const { container } = renderApp({ surface: 'manage', isEditing: true, changes }, { work });
    await screen.findByRole('button', { name: pseudo('confirm_apply_other', ['3']) });
    expect(await hardCoded(container, plan)).toEqual([]);
  });

  it('in the journal', async () => {
    const done = statusOf(planOf([STEPS.assign, STEPS.member], { id: 'one' }), 'finished', [
      outcome('done'),
      outcome('refused', { failure: { kind: 'conflict', reason: null } }),
    ]);
    const changes = fakeChanges({ journal: () => ok({ changes: [done], unreadable: 2 }) });
    const { container } = renderApp({ surface: 'manage', changes }, { work: { kind: 'journal' } });
    await screen.findByRole('list', { name: pseudo('journal_title') });
    expect(await hardCoded(container, done)).toEqual([]);
  });

  it('in the options', async () => {
    const { container } = render(<OptionsPage platform={fakeOptions()} />);
    await screen.findByRole('heading', { level: 1 });
    await waitFor(isQuiet(container));
    expect(await hardCoded(container)).toEqual([]);
  });
});
