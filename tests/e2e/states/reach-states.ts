import { shown, showTab } from '../harness/views.ts';
import type { Reach, State } from './state.ts';

const whatIsReached: Reach = async ({ view }) => {
  await showTab(view, 'Permissions');
  await view.getByRole('button', { name: 'Reach', exact: true }).click();
  await shown(view);
};
const lookAt =
  (letters: string): Reach =>
  async (surface, extension) => {
    await whatIsReached(surface, extension);
    await surface.view.getByRole('combobox', { name: 'Look at a person or team' }).fill(letters);
    await surface.view.getByRole('option').first().click();
  };

/** What somebody can reach everywhere: mine, another one's, nothing, and a part of it not known. */
export const REACH_STATES: State[] = [
  {
    name: 'what I can reach',
    reach: whatIsReached,
    sees: ['What you can reach', 'Protein folding', 'Copy as CSV'],
  },
  {
    name: 'what a person can reach, with what they cannot',
    reach: async (surface, extension) => {
      await lookAt('kat')(surface, extension);
      const { view } = surface;
      const all = view.getByRole('checkbox', { name: 'Also what is not reached or not known' });
      if (!(await all.isVisible())) await view.getByText('Filter', { exact: true }).click();
      await all.check();
      await view.getByRole('treeitem', { name: /Northwind on-premises/ }).click();
    },
    // In the sidebar it is the same as in the popup.
    on: ['popup', 'full page'],
    sees: ['What Katya Orlova can reach', 'No access', 'Show permissions here'],
  },
  {
    name: 'what an account that is switched off can reach',
    reach: lookAt('gus'),
    sees: [/^The account of Gustav Lindqvist is switched off/, 'Nothing that you can see is reached.'],
  },
  {
    name: 'what can be reached, a part of it not read',
    faults: { kind: 'status', status: 403, path: '/teams/*/members' },
    reach: lookAt('liam'),
    sees: [/^Not known$/, /^Load again$/],
  },
];
