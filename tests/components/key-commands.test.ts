import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keyCommands } from '../../entrypoints/own-page/key-commands.ts';

describe('the keyboard commands', () => {
  it('names the popup’s too, which browsers leave without words', async () => {
    vi.spyOn(fakeBrowser.commands, 'getAll').mockImplementation(async () => [
      { name: '_execute_action', description: '', shortcut: 'Alt+Shift+K' },
      { name: 'check-here', description: 'Check my permissions on this page', shortcut: '' },
    ]);
    expect(await keyCommands.read()).toEqual([
      { name: '_execute_action', meaning: 'Open Sidecar’s popup', shortcut: 'Alt+Shift+K' },
      { name: 'check-here', meaning: 'Check my permissions on this page', shortcut: null },
    ]);
  });
});
