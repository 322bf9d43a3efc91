import { browser } from 'wxt/browser';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { isUuid } from '#lib/model/locate.ts';
import type { Clicked, Subject } from '#lib/model/subject.ts';
import type { Question } from '#lib/question.ts';
import type { ViewRequest } from '#lib/view-request.ts';
import type { createAnswers } from './answers.ts';
import { managePage } from './manage-page.ts';
import type { MenuItemId } from './menu-items.ts';
import { copyInTab, openSidebar } from './sidebar.ts';

/** What each menu entry does with the thing that was clicked. */
export async function actOnMenuItem(
  item: MenuItemId,
  { subject, isOfPage }: Pick<Clicked, 'subject' | 'isOfPage'>,
  controlPlane: ControlPlane,
  tabId: number,
  ask: ReturnType<typeof createAnswers>['ask'],
): Promise<void> {
  if (item === 'copy-id') {
    const id = await idOf(subject, controlPlane, ask);
    if (id && (await copyInTab(tabId, id))) return;
    // Nothing to copy, or the browser did not let us: show the thing with its own copy button.
  }
  const request = requestFor(item, subject);
  // Where the person is; where the sidebar cannot be, or is another control plane's, in a page of our own.
  if (isOfPage && (await openSidebar(tabId, request))) return;
  await browser.tabs.create({
    url: managePage({ controlPlane: controlPlane.id, request: JSON.stringify(request) }),
  });
}

const QUESTIONS: Partial<Record<MenuItemId, Question>> = {
  'check-permissions': 'can',
  'who-has-access': 'who',
  'why-not': 'why-not',
};

function requestFor(item: MenuItemId, subject: Subject): ViewRequest {
  const question = QUESTIONS[item];
  if (subject.kind === 'selection')
    return { show: 'selection', text: subject.text, goal: question ?? 'details' };
  const { place } = subject;
  return question ? { show: 'permissions', place, question } : { show: 'place', place };
}

/**
 * The id of the finest thing named; what is named by slug or e-mail address is looked up. Null when its id cannot
 * be learned: never the id of something else.
 */
async function idOf(
  subject: Subject,
  controlPlane: ControlPlane,
  ask: ReturnType<typeof createAnswers>['ask'],
): Promise<string | null> {
  if (subject.kind === 'selection') {
    if (!subject.text.includes('@')) return subject.text || null;
    const { data } = await ask(controlPlane, 'identify', { text: subject.text });
    return data?.is === 'person' ? data.person.id : null;
  }
  const { resource, project, workspace, organization } = subject.place;
  if (resource) return resource.id;
  // Projects live on workspace servers, which nobody asks here: a name stays a name.
  if (project) return isUuid(project) ? project : null;
  if (!workspace || isUuid(workspace)) return workspace ?? organization;
  return (await ask(controlPlane, 'workspace', { workspace })).data?.id ?? null;
}
