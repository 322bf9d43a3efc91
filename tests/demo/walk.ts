import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { NOWHERE } from '#lib/model/place.ts';
import type { Question } from '#lib/question.ts';
import type { ViewRequest } from '#lib/view-request.ts';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import {
  DASHBOARD,
  type Extension,
  launchExtension,
  openSidebar,
  sidebarOf,
} from '../e2e/harness/launch-extension.ts';
import { shown, waitForText } from '../e2e/harness/views.ts';
import { plainText } from './plain-text.ts';

const SCREENSHOTS = fileURLToPath(new URL('../../.output/demo/', import.meta.url));

/** What a person would do first, without one: each step prints what was shown and keeps a picture of it. */
const STEPS: Record<string, (extension: Extension) => Promise<{ shown: string; picture: Buffer }>> = {
  async popup({ openDashboard, openRealPopup }) {
    const popup = await openRealPopup(await openDashboard('/workspaces/prod-vision/projects'));
    await popup.waitForText(/Your roles here[\s\S]+Organization Admin/);
    return { shown: withoutEmptyLines(await popup.text()), picture: await popup.screenshot() };
  },

  async sidebar({ openDashboard }) {
    const page = await openDashboard('/workspaces/fraud-detection');
    const sidebar = await openSidebar(page);
    await waitForText(sidebar, 'Fraud detection');
    return { shown: plainText(await shown(sidebar)), picture: await page.screenshot() };
  },

  async 'context-menu'({ openDashboard, worker }) {
    const page = await openDashboard('/workspaces/prod-vision');
    const linkUrl = `${DASHBOARD}/workspaces/churn-models`;
    await worker.clickMenu({ menuItemId: 'check-permissions', pageUrl: page.url(), linkUrl }, page);
    const sidebar = sidebarOf(page);
    await sidebar.getByRole('heading', { name: 'Churn models' }).waitFor();
    await waitForText(sidebar, /\d+ allowed/);
    return { shown: plainText(await shown(sidebar)), picture: await page.screenshot() };
  },

  async 'who-has-access'({ openDashboard, worker }) {
    const page = await openDashboard('/workspaces/prod-vision');
    await worker.clickMenu({ menuItemId: 'who-has-access', pageUrl: page.url() }, page);
    const sidebar = sidebarOf(page);
    await waitForText(sidebar, 'Bram Visser');
    return { shown: plainText(await shown(sidebar)), picture: await page.screenshot() };
  },

  async matrix(extension) {
    const page = await openQuestion(extension, 'matrix');
    await page.getByRole('grid').waitFor();
    return { shown: plainText(await shown(page)), picture: await page.screenshot() };
  },

  async reach(extension) {
    const page = await openQuestion(extension, 'reach');
    await page.getByRole('tree').waitFor();
    return { shown: plainText(await shown(page)), picture: await page.screenshot() };
  },
};

/** The full page with a question about a workspace, as the context menu opens it where the sidebar cannot be. */
async function openQuestion({ context, pageUrl }: Extension, question: Question): Promise<Page> {
  const request: ViewRequest = {
    show: 'permissions',
    place: { ...NOWHERE, workspace: 'prod-vision' },
    question,
  };
  const page = await context.newPage();
  await page.setViewportSize({ width: 1200, height: 800 });
  await page.goto(pageUrl(`/manage.html?request=${encodeURIComponent(JSON.stringify(request))}`));
  return page;
}

const withoutEmptyLines = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.trim())
    .join('\n');

/** Walks through the three ways in, and the questions about access. Throws when one of them does not show what it should. */
export async function walk(): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  const extension = await launchExtension();
  try {
    for (const [name, step] of Object.entries(STEPS)) {
      await extension.reset();
      await extension.signIn(ADMIN_EMAIL);
      const result = await step(extension);
      const file = join(SCREENSHOTS, `${name}.png`);
      writeFileSync(file, result.picture);
      console.log(`\n== ${name} (${file})\n${result.shown}`);
      const problems = extension.problems.list();
      if (problems.length > 0) throw new Error(`${name}: ${JSON.stringify(problems)}`);
    }
  } finally {
    await extension.close();
  }
}
