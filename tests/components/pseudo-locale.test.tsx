import { render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ViewState } from '#components/app/platform.ts';
import { OptionsPage } from '#components/options/OptionsPage.tsx';
import { setMessageSource } from '#lib/i18n.ts';
import { ok } from '#lib/model/result.ts';
import { messageOf, pseudoCatalogue, readCatalogue, unmarked } from '../setup/pseudo-locale.ts';
import { fakeChanges } from './fake-changes.ts';
import { fakeOptions } from './fake-options.ts';
import { ACME, ADA, answers, uuid, WORKSPACE_PLACE } from './fixtures.ts';
import { guardOf, outcome, planOf, STEPS, statusOf } from './plans.ts';
import { at, renderApp } from './render-app.tsx';

const CATALOGUE = pseudoCatalogue(readCatalogue('en'), 'accented');

beforeEach(() =>
  setMessageSource({
    getMessage: (key, values) => (key === '@@ui_locale' ? 'en_US' : messageOf(CATALOGUE, key, values)),
  }),
);

/** Every string in what ZenML is said to have answered, also as words; the longest first. */
async function namesFromZenml(also: unknown): Promise<string[]> {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === 'string') for (const one of [value, value.replaceAll('_', ' ')]) found.add(one);
    else if (value instanceof Map || value instanceof Set) for (const one of value) look(one);
    else if (Array.isArray(value)) value.forEach(look);
    else if (value && typeof value === 'object') {
      for (const [key, one] of Object.entries(value)) {
        look(key);
        look(one);
      }
    }
  };
  look(also);
  for (const answer of Object.values(answers)) {
    const ask = answer as (input: object) => unknown;
    look(
      await Promise.resolve(ask({ place: WORKSPACE_PLACE, organizationId: ACME.id, id: uuid(1) })).catch(
        () => null,
      ),
    );
  }
  return [...found].filter((name) => /\p{L}/u.test(name)).sort((a, b) => b.length - a.length);
}

/** What browsers say of dates, times, amounts and languages, and what ids and addresses look like. */
const FORMATTED =
  /\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d+|\b[AP]M\b|\b\d[\d.,]* (k|M|G|T)?B\b|\b\d+ \w+ ago\b|last year|yesterday|\bnow\b|[0-9a-f]{8}…[0-9a-f]{4}|\b(and|or)\b|https?:\/\/\S+|cloud\.zenml\.io/g;

interface Said {
  where: string;
  text: string;
}

/** Every text that is shown or told to screen readers. */
function said(root: Element): Said[] {
  const all: Said[] = [];
  for (const element of root.querySelectorAll('*')) {
    const where = element.outerHTML.slice(0, 120);
    for (const name of ['aria-label', 'aria-description', 'title', 'placeholder', 'alt']) {
      const text = element.getAttribute(name);
      if (text) all.push({ where: `${name} of ${where}`, text });
    }
    // Keys are named as they stand on keyboards, and code as it is.
    if (element.closest('kbd, code, pre')) continue;
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) {
        all.push({ where, text: node.textContent });
      }
    }
  }
  return all;
}

/** What no catalogue said, no answer of ZenML and no formatter of the browser. */
async function hardCoded(root: Element, also: unknown = null): Promise<Said[]> {
  const names = await namesFromZenml(also);
  return said(root).filter(({ text }) => {
    let left = unmarked(text).toLowerCase();
    for (const name of names) left = left.replaceAll(name.toLowerCase(), ' ');
    left = left.replace(new RegExp(FORMATTED, 'gi'), ' ');
    return /\p{L}/u.test(left);
  });
}

const isQuiet = (root: Element) => () => {
  expect(root.querySelectorAll('[aria-busy="true"]').length).toBe(0);
  expect(said(root).length).toBeGreaterThan(10);
};

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
        Plain words <b>{messageOf(CATALOGUE, 'try_again')}</b> ACME Research
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

  it.each([
    ['an invitation', 'invite'],
    ['a new role', 'create-role'],
    ['a new team', 'create-team'],
    ['a role to assign', 'assign-role'],
  ] as const)('in the form for %s', async (_, form) => {
    const work = { kind: 'form', form, of: { organizationId } } as const;
    const { container } = renderApp({ isEditing: true }, { tab: 'people', work });
    await screen.findByRole('button', { name: messageOf(CATALOGUE, 'form_review') });
    expect(await hardCoded(container)).toEqual([]);
  });

  it('in the review of a plan', async () => {
    const plan = planOf([STEPS.assign, STEPS.member, STEPS.rename], {
      guards: [guardOf('last-admin', 'warns')],
    });
    const changes = fakeChanges({ plan: () => ok(plan) });
    const work = { kind: 'review', changes: [] } as const;
    const { container } = renderApp({ surface: 'manage', isEditing: true, changes }, { work });
    await screen.findByRole('button', { name: messageOf(CATALOGUE, 'confirm_apply_other', ['3']) });
    expect(await hardCoded(container, plan)).toEqual([]);
  });

  it('in the journal', async () => {
    const done = statusOf(planOf([STEPS.assign, STEPS.member], { id: 'one' }), 'finished', [
      outcome('done'),
      outcome('refused', { failure: { kind: 'conflict', reason: null } }),
    ]);
    const changes = fakeChanges({ journal: () => ok({ changes: [done], unreadable: 2 }) });
    const { container } = renderApp({ surface: 'manage', changes }, { work: { kind: 'journal' } });
    await screen.findByRole('list', { name: messageOf(CATALOGUE, 'journal_title') });
    expect(await hardCoded(container, done)).toEqual([]);
  });

  it('in the options', async () => {
    const { container } = render(<OptionsPage platform={fakeOptions()} />);
    await screen.findByRole('heading', { level: 1 });
    await waitFor(isQuiet(container));
    expect(await hardCoded(container)).toEqual([]);
  });
});
