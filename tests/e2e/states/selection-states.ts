import type { ControlPlane } from '../../control-plane/start-control-plane.ts';
import { demoIds } from '../../control-plane/testing/demo-ids.ts';
import type { State } from './state.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const NIKHIL = 'nikhil@northwind.example';

type Goal = 'can' | 'details';
const selection =
  (goal: Goal, text: (controlPlane: ControlPlane) => string): NonNullable<State['asked']> =>
  (controlPlane) => ({ show: 'selection', goal, text: text(controlPlane) });

const workspace = ({ state }: ControlPlane) => demoIds(state).workspace('fraud-detection').id;
const organization = ({ state }: ControlPlane) => demoIds(state).organization('Halden Robotics').id;
const team = ({ state }: ControlPlane) => demoIds(state).team('Northwind ML', 'ml-core').id;
/** The search of the popup finds these by itself, and nothing is left to be looked up. */
const BY_MENU = ['sidebar', 'full page'] as const;

/** What was selected on a page, asked about from the context menu or the search. */
export const SELECTION_STATES: State[] = [
  {
    name: 'a selected workspace',
    asked: selection('details', workspace),
    on: BY_MENU,
    sees: 'Workspace · Northwind ML',
  },
  {
    name: 'my permissions in a selected workspace',
    asked: selection('can', workspace),
    on: BY_MENU,
    sees: /^\d+ allowed$/,
  },
  {
    name: 'my permissions in a selected organization',
    asked: selection('can', organization),
    on: BY_MENU,
    sees: /^ZenML’s permission check takes no question about this place/,
  },
  {
    name: 'a selected address',
    asked: selection('details', () => NIKHIL),
    on: BY_MENU,
    sees: [/^nikhil@northwind\.example$/, /^Roles$/],
  },
  {
    name: 'my permissions on a selected address',
    asked: selection('can', () => NIKHIL),
    sees: /^What .+ can reach$/,
  },
  {
    name: 'a selected team',
    asked: selection('details', team),
    on: BY_MENU,
    sees: 'Owns training and release',
  },
  {
    name: 'a selected id that is nothing known',
    asked: selection('can', () => NOBODY),
    sees: 'This is none of the organizations, workspaces, people and teams that you can see.',
  },
  {
    name: 'a selected id that is nothing known, where no workspace is named',
    path: '/',
    asked: selection('can', () => NOBODY),
    reach: ({ view }) => view.getByRole('combobox', { name: 'Workspace' }).waitFor(),
    sees: 'This is none of the organizations, workspaces, people and teams that you can see.',
  },
  {
    name: 'a selected id that is nothing known, without any workspace',
    as: 'xenia@northwind.example',
    path: '/',
    asked: selection('can', () => NOBODY),
    sees: 'Open the page of its workspace first, so that ZenML can be asked.',
  },
  {
    name: 'a selected address of nobody',
    asked: selection('can', () => 'nobody@nowhere.example'),
    sees: 'This is none of the organizations, workspaces, people and teams that you can see.',
  },
  {
    name: 'a selected id that was not found in what could be read',
    faults: { kind: 'status', status: 500, path: '/organizations/*/teams' },
    asked: selection('can', () => NOBODY),
    sees: 'It was not found, but part of the lists could not be read.',
  },
  {
    name: 'a selection without an id',
    asked: selection('can', () => ''),
    on: ['full page'],
    sees: 'The selection holds no ZenML id and no e-mail address.',
  },
];
