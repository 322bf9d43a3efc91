import { browser } from 'wxt/browser';

/** The commands that have keys now, with what the browser calls them. */
export async function shortcuts(): Promise<{ keys: string; does: string }[]> {
  // Not there in a build without commands.
  const commands = await browser.commands?.getAll();
  return (commands ?? []).flatMap(({ shortcut, description }) =>
    shortcut && description ? [{ keys: shortcut, does: description }] : [],
  );
}
