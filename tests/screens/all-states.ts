import type { Page } from 'playwright-core';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import type { Extension } from '../e2e/harness/launch-extension.ts';
import { SURFACES, type SurfaceName } from '../e2e/harness/surfaces.ts';
import { reachState, statesOf } from '../e2e/states/reach-state.ts';
import { FORM_VIEWS } from './form-views.ts';
import { keepLooks, LOOKS } from './look.ts';
import { NOTICE_VIEWS } from './notice-views.ts';
import { OPTIONS_VIEWS } from './options-views.ts';
import { OTHER_VIEWS } from './other-views.ts';
import type { OtherView } from './view.ts';

interface Shot {
  name: string;
  open(extension: Extension): Promise<Page>;
  after?: ((extension: Extension) => Promise<void>) | undefined;
}

const others: Record<string, OtherView> = Object.fromEntries(
  Object.entries(OTHER_VIEWS).map(([name, open]) => [name, { open }]),
);

const shots: Shot[] = [
  ...(Object.keys(SURFACES) as SurfaceName[]).flatMap((surface) =>
    statesOf(surface).map((state) => ({
      name: `${surface} ${state.name}`,
      open: async (extension: Extension) => (await reachState(extension, state, surface)).page,
      after: state.after,
    })),
  ),
  ...Object.entries({ ...others, ...FORM_VIEWS, ...OPTIONS_VIEWS, ...NOTICE_VIEWS }).map(
    ([name, { open, after }]) => ({
      name,
      async open(extension: Extension) {
        await extension.signIn(ADMIN_EMAIL);
        return open(extension);
      },
      after,
    }),
  ),
];

/** Keeps each state whose name has one of `words` in it (all, without any) in every look, in a folder. Answers what could not be reached. */
export async function takeAllStates(
  extension: Extension,
  folder: string,
  words: string[],
): Promise<string[]> {
  const failed: string[] = [];
  const wanted = shots.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  for (const { name, open, after } of wanted) {
    await extension.reset();
    try {
      await keepLooks(await open(extension), folder, name);
    } catch (error) {
      failed.push(`${name}: ${error instanceof Error ? error.message : error}`);
    } finally {
      await after?.(extension);
    }
  }
  console.log(
    `${wanted.length - failed.length} states, each in ${Object.keys(LOOKS).length} looks: ${folder}`,
  );
  return failed;
}
