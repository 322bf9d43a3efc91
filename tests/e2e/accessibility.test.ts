import { expect, test } from 'vitest';
import { axeViolations } from './harness/axe.ts';
import { useExtension } from './harness/use-extension.ts';

const extension = useExtension();

test('a page of bad contrast and nameless buttons would be noticed', async () => {
  const { openPopupPage } = extension();
  const page = await openPopupPage();
  await page.evaluate(() => {
    const button = document.createElement('button');
    document.body.append(button);
  });
  expect(await axeViolations(page)).toContainEqual(expect.stringContaining('button-name'));
});
