import { type OpenView, within } from './world.ts';

/** Has a view ask anew, where it has a button for that. */
export async function refreshView({ page, where }: OpenView): Promise<void> {
  const root = where === 'sidebar' ? page.locator('zenml-sidecar') : page;
  await within(page.bringToFront());
  const buttons = root.getByRole('button', { name: /^(Refresh|Try again)$/ });
  await within(buttons.first().click({ timeout: 800 }));
}
