import { expect, it } from 'vitest';
import { valueText } from '#components/views/changes/field-words.ts';

it.each([
  ['60', '60 minutes after it is made'],
  ['1', '1 minute after it is made'],
  ['1440', '1 day after it is made'],
  ['43200', '30 days after it is made'],
  ['1441', '1,441 minutes after it is made'],
])('says when a key of %s minutes ends', (minutes, text) => {
  expect(valueText('expiry', minutes)).toBe(text);
});
