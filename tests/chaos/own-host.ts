import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ControlPlaneOptions } from '../control-plane/settings.ts';
import { type ControlPlane, startControlPlane } from '../control-plane/start-control-plane.ts';
import { grantedCopy } from '../e2e/harness/granted-build.ts';
import { folderOf } from '../e2e/harness/launch-chromium.ts';
import { type Extension, type LaunchOptions, launchExtension } from '../e2e/harness/launch-extension.ts';
import type { OwnHosts } from './weather.ts';

/** Who is signed in at ZenML's own control plane meanwhile, and has nothing to do with most of the other. */
export const ELSEWHERE = 'julien@juniper.example';

/**
 * A browser in which a control plane at hosts of its own was added by its address, as a person adds it. What this answers is about that
 * one; beside it there is ZenML's own, where somebody else is signed in.
 */
export async function launchAtOwnHost(
  hosts: OwnHosts,
  options: ControlPlaneOptions,
  { folder, ...launch }: LaunchOptions,
): Promise<{ extension: Extension; elsewhere: ControlPlane }> {
  const own = await startControlPlane({
    ...options,
    cookie: { domain: null },
    dashboardHost: hosts.dashboard === hosts.api ? null : hosts.dashboard,
  });
  const granted = join(mkdtempSync(join(tmpdir(), 'zenml-sidecar-')), 'build');
  const names = [...new Set(Object.values(hosts))] as string[];
  grantedCopy(folder ?? folderOf('chrome-mv3-e2e'), granted, names);
  const cloud = await launchExtension({
    ...launch,
    folder: granted,
    moreHostRules: names.map((host) => `MAP ${host}:443 127.0.0.1:${own.port}`).join(', '),
  });
  await cloud.signIn(ELSEWHERE);
  await add(cloud, hosts);
  const extension: Extension = {
    ...cloud,
    controlPlane: own,
    async signIn(email) {
      const { cookie } = own.signInAs(email);
      const attributes = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const;
      await cloud.context.addCookies(names.map((domain) => ({ ...cookie, ...attributes, domain })));
    },
    async openDashboard(path = '/') {
      const page = await cloud.context.newPage();
      await page.goto(`https://${hosts.dashboard}${path}`);
      return page;
    },
    async close() {
      await cloud.close();
      await own.close();
      rmSync(join(granted, '..'), { recursive: true, force: true });
    },
  };
  return { extension, elsewhere: cloud.controlPlane };
}

async function add({ context, pageUrl }: Extension, { dashboard, api }: OwnHosts): Promise<void> {
  const page = await context.newPage();
  await page.goto(pageUrl('/options.html'));
  const button = page.getByRole('button', { name: 'Add', exact: true });
  await page.getByLabel('Address of its dashboard').fill(dashboard);
  await button.click();
  if (api !== dashboard) {
    // Its own host has no API, and says so.
    await page.getByLabel('Address of its API').fill(api);
    await button.click();
  }
  await page.getByText(`${dashboard} is added.`, { exact: false }).waitFor();
  await page.close();
}
