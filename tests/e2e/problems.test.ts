import { test } from 'vitest';
import { openSidebar } from './harness/launch-extension.ts';
import { poll } from './harness/poll.ts';
import { useExtension } from './harness/use-extension.ts';

const extension = useExtension();

/** Every other test relies on these being noticed. */
test('what must never be there is noticed, wherever it happens', async () => {
  const { openPopupPage, openDashboard, openRealPopup, worker, problems } = extension();
  const noticed = (what: string | RegExp) =>
    poll(`the noticing of ${what}`, () => problems.list().some((problem) => problem.what.search(what) >= 0));

  const popup = await openPopupPage();
  await popup.evaluate(() => void Promise.reject(new Error('rejected in a page')));
  await noticed('rejected in a page');
  await popup.evaluate(() => console.error('said in a page'));
  await noticed('said in a page');
  await popup.evaluate(() => document.body.setAttribute('style', 'color: red'));
  await noticed(/^security: Applying inline style/);
  await popup.evaluate(() => fetch('https://elsewhere.example/').catch(() => undefined));
  await noticed(/^network: .*elsewhere\.example/);

  await worker.evaluate(() => void Promise.reject(new Error('rejected in the worker')), null);
  await noticed('rejected in the worker');
  await worker.stop();
  await worker.evaluate(() => console.warn('said in a worker that was started again'), null);
  await noticed('said in a worker that was started again');

  const page = await openDashboard('/login');
  await openSidebar(page);
  await page.evaluate(() => void Promise.reject(new Error('rejected in the dashboard')));
  await noticed('rejected in the dashboard');
  const realPopup = await openRealPopup(page);
  await realPopup.waitForText('cloud.zenml.io');
  problems.forget();
});
