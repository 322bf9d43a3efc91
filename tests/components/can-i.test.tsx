import { screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { Place } from '#lib/model/place.ts';
import { failed } from './fake-platform.ts';
import { ADA, checkAt, resolved, WORKSPACE_PLACE } from './fixtures.ts';
import { expectAccessible } from './render-app.tsx';
import { detailOf, type Known, RUN, row, showMine as show, withRole } from './show-mine.tsx';

describe('on a resource, each action', () => {
  it('that a team’s role gives says so, and one key press shows the chain', async () => {
    const { user, container } = show();
    const read = await row('read pipeline run: allowed, Workspace Developer via team ml-core');
    read.focus();
    await user.keyboard('{Enter}');
    const detail = await detailOf(/^read pipeline run: allowed/);
    expect(
      within(detail).getByText(
        'You > team ml-core > Workspace Developer in ML production > read pipeline run',
      ),
    ).toBeTruthy();
    expect(within(detail).getAllByText('Worked out from roles')[0]).toBeTruthy();
    expect(read.getAttribute('aria-expanded')).toBe('true');
    await expectAccessible(container);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('group', { name: /^read pipeline run/ })).toBeNull();
    expect(document.activeElement).toBe(read);
  });

  it('is reached by arrow keys', async () => {
    const { user } = show();
    (await row(/^read pipeline run/)).focus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(document.activeElement).toBe(await row(/^delete pipeline run/));
    await user.keyboard('{ArrowUp}{ }');
    expect(await detailOf(/^update pipeline run/)).toBeTruthy();
  });

  it('that ZenML itself gives says that it is ZenML’s word', async () => {
    const { user } = show({ check: checkAt(RUN) });
    await user.click(await row(/^read pipeline run: allowed/));
    expect(within(await detailOf(/^read pipeline run/)).getByText('ZenML says so')).toBeTruthy();
    expect(screen.getByText('As ZenML’s own permission check says.')).toBeTruthy();
  });

  it('that ZenML gives by a role nobody knows says so', async () => {
    const { user } = show({ check: checkAt(RUN), answers: { access: () => failed({ kind: 'offline' }) } });
    await user.click(await row('read pipeline run: allowed'));
    const detail = await detailOf('read pipeline run: allowed');
    expect(within(detail).getByText('ZenML says so; which role it hangs on is not known')).toBeTruthy();
  });

  it.each<[string, string, Known]>([
    ['a role of one’s own', 'Custom', { evidence: withRole({}) }],
    [
      'a share',
      'shared directly (Custom)',
      { evidence: withRole({ isShare: true }, { resource: RUN.resource }) },
    ],
    [
      'a role that only the documentation describes',
      'Stack Admin, as ZenML documents it',
      { evidence: withRole({ name: 'Stack Admin', isSystem: true, permissions: null }) },
    ],
    ['being a super-user', 'super-user', { me: { isSuperuser: true } }],
    ['owning it', 'its owner', { evidence: { owners: { [RUN.resource?.id ?? '']: ADA.id } } }],
  ])('is given by %s', async (_, by, known) => {
    const place: Place = {
      ...RUN,
      resource:
        known.evidence?.roles?.at(-1)?.name === 'Stack Admin'
          ? { type: 'stack', id: RUN.resource?.id ?? '' }
          : RUN.resource,
    };
    const type = place.resource?.type === 'stack' ? 'stack' : 'pipeline run';
    const { user, container } = show({
      ...known,
      place,
      check: checkAt(place, {
        actions: [{ resourceType: place.resource?.type ?? '', action: 'delete', verdict: 'unknown' }],
      }),
    });
    await user.click(await row(`delete ${type}: allowed, ${by}`));
    const detail = await detailOf(/^delete/);
    expect(within(detail).getByText(/^You > /)).toBeTruthy();
    expect(within(detail).queryAllByText('by ZenML’s documentation')).toHaveLength(type === 'stack' ? 1 : 0);
    await expectAccessible(container);
  });

  it('counts the ways in which it is given, and shows each', async () => {
    const { user } = show({ evidence: withRole({ permissions: [{ resourceType: '*', action: 'read' }] }) });
    await user.click(await row('read pipeline run: allowed, Custom, and 1 more way'));
    const detail = await detailOf(/^read pipeline run/);
    expect(within(detail).getAllByText(/^You > /)).toHaveLength(2);
  });

  it('that an account has which is switched off is denied, and no role is named', async () => {
    const { user, container, platform } = show({ me: { isActive: false } });
    await user.click(await row('read pipeline run: denied'));
    const detail = await detailOf(/^read pipeline run/);
    expect(
      within(detail).getByText(/^Nothing that an account holds counts while it is switched off/),
    ).toBeTruthy();
    expect(platform.asked.some(({ name }) => name === 'roles')).toBe(false);
    await expectAccessible(container);
  });
});

describe('on a whole place', () => {
  it('types are rows, arrows move between actions, Enter opens and Escape closes', async () => {
    const { user, container } = show({ place: WORKSPACE_PLACE, check: checkAt(WORKSPACE_PLACE) });
    (await row(/^create model/)).focus();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(document.activeElement).toBe(await row(/^update model/));
    await user.keyboard('{ArrowLeft}{End}');
    expect(document.activeElement).toBe(await row('delete model: denied'));
    await user.keyboard('{Home}{ArrowDown}');
    expect(document.activeElement).toBe(await row(/^create pipeline:/));
    await user.keyboard('{Enter}');
    expect(await detailOf(/^create pipeline:/)).toBeTruthy();
    await expectAccessible(container);
    await user.click(await row(/^read secret:/));
    expect(screen.queryByRole('group', { name: /^create pipeline:/ })).toBeNull();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('group', { name: /^read secret:/ })).toBeNull();
  });

  it('says once that nothing could be found out', async () => {
    show({
      place: WORKSPACE_PLACE,
      answers: {
        access: () => failed({ kind: 'offline' }),
        permissionCheck: () => failed({ kind: 'offline' }),
      },
    });
    expect(
      await screen.findByText(/^Neither ZenML’s permission check nor your roles could be read/),
    ).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('without a check shows the documented actions as roles decide them', async () => {
    const { container } = show({
      place: WORKSPACE_PLACE,
      answers: { permissionCheck: () => failed({ kind: 'not-found', reason: null }) },
    });
    expect(await row('read pipeline run: allowed, Workspace Developer via team ml-core')).toBeTruthy();
    expect(screen.getAllByText('Worked out from roles')[0]).toBeTruthy();
    expect(screen.getByText(/^This ZenML has no permission check/)).toBeTruthy();
    await expectAccessible(container);
    expect(resolved(WORKSPACE_PLACE).workspace?.displayName).toBe('ML production');
  });
});
