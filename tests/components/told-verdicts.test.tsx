import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { type FakePlatform, never, ready } from './fake-platform.ts';
import { ADA, checkAt, EVIDENCE, PROD, WORKSPACE_PLACE } from './fixtures.ts';
import { expectAccessible } from './render-app.tsx';
import { detailOf, PROJECT, RUN, row, showMine as show } from './show-mine.tsx';

describe('ZenML and the roles that disagree', () => {
  const said = (verdict: 'allowed' | 'denied', action: string) =>
    checkAt(RUN, { actions: [{ resourceType: 'pipeline_run', action, verdict }] });

  it.each([
    ['denied', 'read', 'ZenML says no, and the roles say yes. We could not find why.'],
    ['allowed', 'delete', 'ZenML says yes, and the roles say no. We could not find why.'],
  ] as const)('are both shown (%s), with a diagnostic that names nobody', async (verdict, action, words) => {
    const { user, platform, container } = show({ check: said(verdict, action) });
    await user.click(await row(new RegExp(`^${action} pipeline run: ${verdict}`)));
    const detail = await detailOf(new RegExp(`^${action} pipeline run`));
    expect(within(detail).getByText(words)).toBeTruthy();
    await expectAccessible(container);
    await user.click(within(detail).getByRole('button', { name: 'Copy a diagnostic without personal data' }));
    await waitFor(() => expect(platform.copied).toHaveLength(1));
    const [diagnostic = ''] = platform.copied;
    expect(JSON.parse(diagnostic)).toMatchObject({
      action,
      zenmlSays: verdict,
      evidence: { roles: 5, teams: 1 },
    });
    for (const personal of [
      'Ada',
      'ada@',
      'Grace',
      ADA.id,
      PROD.id,
      'ml-core',
      PROJECT,
      RUN.resource?.id ?? '',
    ]) {
      expect(diagnostic).not.toContain(personal);
    }
    // A role that gives it is held, so no other would help.
    expect(within(detail).queryByText('Roles that give it, the smallest first')).toBeNull();
  });
});

describe('a verdict', () => {
  const copied = async (platform: FakePlatform) => {
    await waitFor(() => expect(platform.copied).toHaveLength(1));
    return platform.copied[0] ?? '';
  };

  it('is copied as a line and as JSON, and that is said', async () => {
    const { user, platform } = show();
    await user.click(await row(/^read pipeline run/));
    await user.click(screen.getByRole('button', { name: 'Copy as text' }));
    expect(await copied(platform)).toBe(
      'You may read pipeline run 5d0c1a7e…1e42 in project 00000051…0051 of ML production: Workspace Developer via team ml-core.',
    );
    expect(await screen.findByText(/^Copied/)).toBeTruthy();
    platform.copied.length = 0;
    await user.click(screen.getByRole('button', { name: 'Copy as JSON' }));
    expect(JSON.parse(await copied(platform))).toMatchObject({
      principal: { id: ADA.id, email: 'ada@acme.example' },
      resource: { new: `${PROJECT}:pipeline_run/${RUN.resource?.id}` },
      verdict: 'allowed',
    });
  });
});

const SAID = checkAt(WORKSPACE_PLACE, {
  actions: [
    { resourceType: 'stack', action: 'read', verdict: 'allowed' },
    { resourceType: 'stack', action: 'delete', verdict: 'denied' },
  ],
});

describe('the answer', () => {
  it('is announced once, in a sentence', async () => {
    const { platform } = show();
    const said = await screen.findByText('You may create, read, and update this pipeline run.');
    expect(said.closest('[role="status"]')).toBeTruthy();
    platform.change({ access: () => ready({ ...EVIDENCE, grants: [] }) });
    expect(await row(/^read pipeline run: not known/)).toBeTruthy();
    expect(screen.queryByText(/^You may do nothing/)).toBeNull();
  });

  it.each([
    [
      ['read', 'read_secret_value', 'backup_restore'],
      'You may read this secret, and use “read secret value” and “backup restore” on it.',
    ],
    [['client'], 'You may use “client” on this secret.'],
  ])('names actions that are no verbs: %o', async (names, sentence) => {
    const place = { ...RUN, resource: { type: 'secret', id: RUN.resource?.id ?? '' } };
    const actions = names.map((action) => ({ resourceType: 'secret', action, verdict: 'allowed' as const }));
    show({ place, check: checkAt(place, { actions }) });
    expect(await screen.findByText(sentence)).toBeTruthy();
  });

  it('of which nothing is allowed is announced as such', async () => {
    show({ evidence: { grants: [], owners: { [RUN.resource?.id ?? '']: 'x' } } });
    expect(await screen.findByText('You may do nothing with this pipeline run.')).toBeTruthy();
  });

  it('about a whole place, or that is not sure, is announced by its numbers', async () => {
    show({ place: WORKSPACE_PLACE, check: checkAt(WORKSPACE_PLACE) });
    expect(await screen.findByText('12 allowed and 5 denied')).toBeTruthy();
  });

  it('is announced as soon as ZenML has said all of it, whatever of the roles is still to come', async () => {
    show({ place: WORKSPACE_PLACE, check: SAID, answers: { access: never } });
    expect((await screen.findByText('1 allowed and 1 denied')).closest('[role="status"]')).toBeTruthy();
  });

  it('is not announced before it is whole', async () => {
    show({ answers: { permissionCheck: never } });
    expect(await screen.findByText('Workspace Developer')).toBeTruthy();
    expect(screen.queryByText(/^You may/)).toBeNull();
  });
});
