import { SUPER_USER_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { turnEditingOn } from '../e2e/harness/changing.ts';
import { FORM_NAMES, formPath } from '../e2e/harness/every-form.ts';
import { quiet } from './other-views.ts';
import type { OtherView } from './view.ts';

/** Every form, as a super-user meets it, who alone has all of them. */
export const FORM_VIEWS: Record<string, OtherView> = Object.fromEntries(
  FORM_NAMES.map((name): [string, OtherView] => [
    `form ${name}`,
    {
      async open(extension) {
        await extension.context.clearCookies();
        await extension.signIn(SUPER_USER_EMAIL);
        await turnEditingOn(extension);
        const page = await extension.context.newPage();
        await page.setViewportSize({ width: 640, height: 800 });
        await page.goto(extension.pageUrl(formPath(extension, name)));
        await page.getByRole('form').waitFor();
        await quiet(page);
        return page;
      },
    },
  ]),
);
