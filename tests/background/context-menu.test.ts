// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { createAnswers } from '#lib/background/answers.ts';
import { createContextMenu } from '#lib/background/create-context-menu.ts';
import { actOnMenuItem } from '#lib/background/menu-actions.ts';
import { onContextMenuClick } from '#lib/background/on-context-menu-click.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { NOWHERE } from '#lib/model/place.ts';
import type { Subject } from '#lib/model/subject.ts';

const ID = '0b7c2f1e-8a55-4c8e-9d5f-4f2a6f0b1c11';
const contextMenus = {
  removeAll: vi.fn(async () => undefined),
  create: vi.fn(),
  onClicked: { addListener: vi.fn() },
};
const executeScript = vi.fn();
const createTab = vi.fn();
const ask = vi.fn(async () => ({ data: { id: 'workspace-id' } }));
const answers = { ask } as unknown as ReturnType<typeof createAnswers>;

beforeEach(() => {
  fakeBrowser.reset();
  vi.clearAllMocks();
  Object.assign(fakeBrowser, { contextMenus, scripting: { executeScript } });
  fakeBrowser.tabs.create = createTab;
  executeScript.mockResolvedValue([{ result: true }]);
});

const act = (item: Parameters<typeof actOnMenuItem>[0], subject: Subject, isOfPage = true) =>
  actOnMenuItem(item, { subject, isOfPage }, ZENML_CLOUD, 7, answers.ask);
const opened = () => executeScript.mock.calls.at(-1)?.[0];
const shown = () => JSON.parse(opened().args[0]);

describe('the context menu', () => {
  it('is made anew, with five entries, on the dashboard’s pages only', async () => {
    await createContextMenu([ZENML_CLOUD]);
    expect(contextMenus.removeAll).toHaveBeenCalledBefore(contextMenus.create);
    const entries = contextMenus.create.mock.calls.map(([entry]) => entry);
    expect(entries.map(({ id, title }) => [id, title])).toEqual([
      ['check-permissions', 'Check my permissions'],
      ['who-has-access', 'Who has access?'],
      ['why-not', 'Why can’t I?'],
      ['copy-id', 'Copy ZenML id'],
      ['open-in-sidecar', 'Open in Sidecar'],
    ]);
    for (const entry of entries) {
      expect(entry.documentUrlPatterns).toEqual(['https://cloud.zenml.io/*']);
      expect(entry.contexts).toEqual(['page', 'link', 'selection']);
    }
  });

  it('acts on what was clicked, and on nothing of another site', async () => {
    const acted = vi.fn();
    onContextMenuClick(async () => [ZENML_CLOUD], acted);
    const click = contextMenus.onClicked.addListener.mock.calls[0]?.[0];
    await click({ menuItemId: 'copy-id', pageUrl: 'https://cloud.zenml.io/workspaces/dev' }, { id: 7 });
    expect(acted).toHaveBeenCalledExactlyOnceWith(
      'copy-id',
      {
        subject: { kind: 'place', place: { ...NOWHERE, workspace: 'dev' } },
        controlPlaneId: 'zenml-cloud',
        isOfPage: true,
      },
      ZENML_CLOUD,
      7,
    );
    await click({ menuItemId: 'copy-id', pageUrl: 'https://evil.example/' }, { id: 7 });
    await click({ menuItemId: 'toString', pageUrl: 'https://cloud.zenml.io/' }, { id: 7 });
    expect(acted).toHaveBeenCalledTimes(1);
  });
});

describe('an entry', () => {
  const place = { ...NOWHERE, workspace: 'dev' };

  it.each([
    ['check-permissions', 'can'],
    ['who-has-access', 'who'],
    ['why-not', 'why-not'],
  ] as const)('%s asks its question in the sidebar of the tab', async (item, question) => {
    await act(item, { kind: 'place', place });
    expect(executeScript.mock.calls[0]?.[0]).toMatchObject({ target: { tabId: 7 }, files: ['/sidebar.js'] });
    expect(shown()).toEqual({ show: 'permissions', place, question });
    await act(item, { kind: 'selection', text: ID });
    expect(shown()).toEqual({ show: 'selection', text: ID, goal: question });
    expect(createTab).not.toHaveBeenCalled();
  });

  it('opens our own page where the sidebar cannot be', async () => {
    executeScript.mockRejectedValue(new Error('Cannot access contents of the page'));
    await act('check-permissions', { kind: 'selection', text: ID });
    const url = new URL(createTab.mock.calls[0]?.[0].url);
    expect(url.pathname).toBe('/manage.html');
    expect(url.searchParams.get('controlPlane')).toBe('zenml-cloud');
    expect(JSON.parse(url.searchParams.get('request') ?? '')).toEqual({
      show: 'selection',
      text: ID,
      goal: 'can',
    });
  });

  it('opens our own page for a link to another control plane than the page’s', async () => {
    await act('check-permissions', { kind: 'place', place }, false);
    expect(executeScript).not.toHaveBeenCalled();
    const url = new URL(createTab.mock.calls[0]?.[0].url);
    expect(JSON.parse(url.searchParams.get('request') ?? '')).toMatchObject({ place });
  });

  it.each([
    ['the selection', { kind: 'selection', text: ID }, ID],
    ['the resource', { kind: 'place', place: { ...place, resource: { type: 'pipeline_run', id: ID } } }, ID],
    ['the project, by id', { kind: 'place', place: { ...place, project: ID } }, ID],
    ['the workspace, whose id is looked up', { kind: 'place', place }, 'workspace-id'],
    ['the organization', { kind: 'place', place: { ...NOWHERE, organization: ID } }, ID],
  ] as [string, Subject, string][])('copies the id of %s', async (_, subject, id) => {
    await act('copy-id', subject);
    expect(executeScript).toHaveBeenCalledTimes(1);
    expect(opened()).toMatchObject({ args: [id] });
  });

  it('copies the id of the person whose e-mail address is selected', async () => {
    const person = { data: { is: 'person', person: { id: 'person-id' } } };
    ask.mockResolvedValueOnce(person as never);
    await act('copy-id', { kind: 'selection', text: 'ada@northwind.example' });
    expect(opened()).toMatchObject({ args: ['person-id'] });
  });

  it('copies no other id for a project that is known by its name only', async () => {
    const named = { ...place, project: 'parcels' };
    await act('copy-id', { kind: 'place', place: named });
    expect(shown()).toEqual({ show: 'place', place: named });
  });

  it('shows the thing when there is nothing to copy or copying is refused', async () => {
    await act('copy-id', { kind: 'selection', text: '' });
    expect(shown()).toEqual({ show: 'selection', text: '', goal: 'details' });
    executeScript.mockResolvedValue([{ result: false }]);
    await act('copy-id', { kind: 'place', place });
    expect(shown()).toEqual({ show: 'place', place });
  });
});
