// @vitest-environment node
import { beforeEach, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Work } from '#components/app/view-state.ts';
import { popupView } from '#lib/storage.ts';
import { keptForm } from '../entrypoints/own-page/kept-form.ts';

const FORM = { kind: 'form', form: 'edit-team', of: { organizationId: 'a', teamId: 'b' } } as const;
const SEEN = { place: 'null', tab: 'people', search: '', question: 'can' } as const;

beforeEach(() => fakeBrowser.reset());

it.each<[string, Work | null, Work | null]>([
  ['an open form', FORM, FORM],
  ['the form that a review came from', { kind: 'review', changes: [], from: FORM }, FORM],
  ['no review of another origin', { kind: 'review', changes: [] }, null],
  ['no journal', { kind: 'journal' }, null],
  ['nothing', null, null],
])('a popup that was closed comes back to %s', async (_, work, kept) => {
  await popupView.write({ ...SEEN, work: keptForm(work) });
  expect(await popupView.read()).toEqual({ ...SEEN, work: kept });
});

it.each([
  ['no name', { kind: 'form', of: {} }, null],
  ['no ids', { kind: 'form', form: 'invite' }, null],
  ['another kind', { kind: 'change', id: 'a' }, null],
  [
    'an id that is none',
    { ...FORM, of: { teamId: 'b', organizationId: 7 } },
    { ...FORM, of: { teamId: 'b' } },
  ],
])('what was stored as a form with %s is parsed', async (_, work, read) => {
  await browser.storage.session.set({ [popupView.key]: { ...SEEN, work } });
  expect((await popupView.read())?.work).toEqual(read);
});
