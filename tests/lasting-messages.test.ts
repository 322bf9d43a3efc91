// @vitest-environment node
import { expect, it } from 'vitest';
import { lastingMessages } from '#lib/lasting-messages.ts';

it('says what was said before, and what was kept, once the extension is cut off', () => {
  let isCutOff = false;
  const source = {
    getMessage(key: string, values: string[] = []) {
      if (isCutOff) throw new Error('Extension context invalidated.');
      return [key, ...values].join(' ');
    },
  };
  const messages = lastingMessages(source, ['failure_stale_page']);
  expect(messages.getMessage('seconds_short', ['3'])).toBe('seconds_short 3');
  isCutOff = true;
  expect(messages.getMessage('seconds_short', ['3'])).toBe('seconds_short 3');
  expect(messages.getMessage('failure_stale_page')).toBe('failure_stale_page');
  expect(messages.getMessage('never_said')).toBe('');
});
