import { expect, test } from 'vitest';
import { SUPER_USER_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { axeViolations, violationsInBoth } from './harness/axe.ts';
import { turnEditingOn } from './harness/changing.ts';
import { clipped } from './harness/clipped.ts';
import { FORM_NAMES, formPath } from './harness/every-form.ts';
import { useExtension } from './harness/use-extension.ts';
import { settled } from './harness/views.ts';

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

test('every form is whole and has no accessibility violation, light or dark, nor has what is wrong with one', async () => {
  const { context, pageUrl, signIn } = extension();
  // Who alone may make users, and change those of any organization.
  await signIn(SUPER_USER_EMAIL);
  await turnEditingOn(extension());
  const page = await context.newPage();
  await page.setViewportSize({ width: 380, height: 600 });
  const look = async (what: string) => {
    const form = page.getByRole('form');
    await form.waitFor();
    await settled(page);
    expect(await clipped(page.locator('.app')), what).toEqual([]);
    expect(await violationsInBoth(page, 'main'), what).toEqual([]);
    expect(await form.isVisible(), `${what} is there as long as axe looks`).toBe(true);
  };
  for (const name of FORM_NAMES) {
    await page.goto(pageUrl(formPath(extension(), name)));
    await look(name);
  }
  await page.goto(pageUrl(formPath(extension(), 'invite')));
  await page.getByRole('button', { name: 'Review', exact: true }).click();
  await page.getByRole('alert').first().waitFor();
  await look('invite, with errors');
});
