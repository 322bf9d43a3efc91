import { ADMIN_EMAIL } from '../../control-plane/seeds/demo-people.ts';
import { launchExtension } from '../../e2e/harness/launch-extension.ts';
import { showTab } from '../../e2e/harness/views.ts';
import type { Part } from '../part.ts';
import { number, printTable } from '../queue/table.ts';
import { nameFunctions } from './name-functions.ts';

const MB = 1_000_000;
const BAR = 3;

/** What the worker holds in memory, its garbage collected, once somebody has opened four tabs of the full page with the demo's data. */
export const heap: Part = async () => {
  const extension = await launchExtension({ build: 'chrome-mv3' });
  await nameFunctions(extension.context);
  await extension.signIn(ADMIN_EMAIL);
  const page = await extension.context.newPage();
  await page.goto(extension.pageUrl('/manage.html'));
  for (const tab of ['Workspaces', 'Organizations', 'People', 'Permissions'] as const)
    await showTab(page, tab);
  const worker = extension.targets.find(
    ({ type, url }) => type === 'service_worker' && url.includes('background.js'),
  );
  if (!worker) throw new Error('The worker does not run.');
  await worker.send('HeapProfiler.collectGarbage');
  const { usedSize, totalSize } = await worker.send('Runtime.getHeapUsage');
  await extension.close();
  printTable(
    'Worker: heap after four tabs of the full page, MB',
    ['used', 'taken'],
    [{ name: 'JavaScript', cells: [number(Number(usedSize) / MB, 2), number(Number(totalSize) / MB, 2)] }],
  );
  return [{ what: 'worker: heap with the demo, MB', value: Number(usedSize) / MB, bar: BAR }];
};
