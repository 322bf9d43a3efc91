import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { createSeedBuilder } from '../control-plane/seeds/seed-builder.ts';
import { applyButton, review, turnEditingOn } from './harness/changing.ts';
import { DASHBOARD } from './harness/launch-extension.ts';
import { PAYLOADS, seenAs } from './harness/payloads.ts';
import { SURFACES, type SurfaceName } from './harness/surfaces.ts';
import { useExtension } from './harness/use-extension.ts';
import { showPeople, showTab } from './harness/views.ts';

const extension = useExtension();
const ORGANIZATION = 'Payloads';

/** Everything that can have a name has each of the sixty, once. */
beforeAll(async () => {
  const { controlPlane, context } = extension();
  const { state } = controlPlane;
  const ada = state.users.first('email', ADMIN_EMAIL);
  if (!ada) throw new Error('The seed has no administrator.');
  const builder = createSeedBuilder(state, 7, Date.now());
  const organization = builder.organization(ORGANIZATION, ada, {});
  for (const [index, name] of PAYLOADS.entries()) {
    builder.organization(name, ada, { description: name, logo_url: name });
    builder.workspace(organization, ada, {
      name: `w-${index}`,
      display_name: name,
      description: name,
      logo_url: name,
    });
    const person = builder.person(name, `p${index}@payloads.example`, { avatar_url: name });
    builder.assign(organization, 'Organization Member', { user: person });
    builder.team(organization, name, name, [person]);
    builder.customRole(organization, { name, description: name, level: 'organization', permissions: [] });
    builder.assign(organization, name, { user: person });
    builder.invitation(organization, `${name}@payloads.example`, ada, 'Organization Member');
  }
  await context.addInitScript(() => {
    const ran: unknown[] = [];
    Object.assign(globalThis, { ran, RAN: (which: unknown) => ran.push(which) });
  });
});

/** Scrolls through all that the open view lists, and answers its text and the elements in it that none of our views makes. */
const walk = (page: Page, isSidebar: boolean) =>
  page.evaluate(
    async ({ isSidebar, dashboard }) => {
      const root = isSidebar
        ? document.querySelector('zenml-sidecar')?.shadowRoot?.querySelector('#app')
        : document.body;
      if (!root) throw new Error('no view');
      const odd = new Set<string>();
      let text = '';
      const look = () => {
        text += `\n${root.textContent}`;
        for (const option of root.querySelectorAll('option')) text += `\n${option.label}`;
        for (const element of root.querySelectorAll('*')) {
          const isOurs = element.matches('body > script[src], script[type=module]');
          if (
            !isOurs &&
            /^(img|script|iframe|object|embed|base|meta|link|style|template|video|source|animate|math|noscript|textarea)$/i.test(
              element.localName,
            )
          )
            odd.add(element.outerHTML.slice(0, 100));
          for (const { name, value } of element.attributes) {
            if (/^on|^srcdoc$|^action$|^formaction$|^src$|^xlink/.test(name) && !isOurs)
              odd.add(`${name}=${value}`);
            if (name === 'href' && !value.startsWith(`${dashboard}/`) && !/^(#|\/)[^/]/.test(value))
              odd.add(`href=${value}`);
            if (name === 'style' && /url|expression|@import/i.test(value)) odd.add(`style=${value}`);
          }
        }
      };
      const frame = () =>
        new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      look();
      const boxes = [document.scrollingElement, ...root.querySelectorAll('*')].filter(
        (element) =>
          element !== null && element.scrollHeight > element.clientHeight + 40 && element.clientHeight > 60,
      );
      for (const box of boxes) {
        for (let top = 0; box && top < box.scrollHeight; top += Math.max(60, box.clientHeight - 60)) {
          box.scrollTop = top;
          await frame();
          look();
        }
      }
      return { text, odd: [...odd], ran: (globalThis as { ran?: unknown[] }).ran ?? [] };
    },
    { isSidebar, dashboard: DASHBOARD },
  );

const VIEWS = ['Workspaces', 'Organizations', 'People'] as const;

test.each(Object.keys(SURFACES) as SurfaceName[])(
  '%s: sixty names that are more than text are text',
  async (name) => {
    const { signIn, openDashboard } = extension();
    await signIn(ADMIN_EMAIL);
    const dashboard = await openDashboard('/workspaces/prod-vision');
    const { view, page } = await SURFACES[name](extension(), dashboard, null);
    for (const tab of VIEWS) {
      if (tab === 'People') await showPeople(view, ORGANIZATION);
      else await showTab(view, tab);
      const { text, odd, ran } = await walk(page, name === 'sidebar');
      expect(ran, tab).toEqual([]);
      expect(odd, tab).toEqual([]);
      // They were there to be seen, letter by letter.
      const seen = seenAs(text);
      expect(
        PAYLOADS.filter((payload) => !seen.includes(seenAs(payload))),
        tab,
      ).toEqual([]);
    }
  },
);

test('a review of changes, and who has access, say them as text too', async () => {
  const { signIn, controlPlane, context, pageUrl } = extension();
  await signIn(ADMIN_EMAIL);
  await turnEditingOn(extension());
  const organization = controlPlane.state.organizations.first('name', ORGANIZATION);
  const organizationId = organization?.id ?? '';
  const teams = controlPlane.state.teams.by('organization', organizationId);
  const plan = await review(
    extension(),
    teams.map(({ id }) => ({ kind: 'deleteTeam', input: { organizationId, teamId: id } })),
  );
  await applyButton(plan).waitFor();
  const page = await context.newPage();
  const place = {
    organization: ORGANIZATION,
    workspace: null,
    project: null,
    resource: null,
    serverHost: null,
  };
  const asked = JSON.stringify({ show: 'permissions', place, question: 'who' });
  await page.goto(pageUrl(`/manage.html?request=${encodeURIComponent(asked)}`));
  await page.getByRole('button', { name: 'Copy as CSV' }).waitFor();
  for (const view of [plan, page]) {
    const { text, odd, ran } = await walk(view, false);
    expect(ran).toEqual([]);
    expect(odd).toEqual([]);
    const seen = seenAs(text);
    expect(PAYLOADS.filter((payload) => !seen.includes(seenAs(payload)))).toEqual([]);
  }
});
