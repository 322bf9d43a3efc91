import { expect, it } from 'vitest';
import { itemText, valueText } from '#components/views/changes/field-words.ts';

it.each([
  ['60', '60 minutes after it is made'],
  ['1', '1 minute after it is made'],
  ['1440', '1 day after it is made'],
  ['43200', '30 days after it is made'],
  ['1441', '1,441 minutes after it is made'],
])('says when a key of %s minutes ends', (minutes, text) => {
  expect(valueText('expiry', minutes)).toBe(text);
});

it.each([
  ['organization', 'For the organization'],
  ['project', 'For a project'],
  ['galaxy', 'galaxy'],
])('says what a role of level %s is for', (level, text) => {
  expect(valueText('level', level)).toBe(text);
});

it.each([
  ['permissions', 'pipeline_run:delete', 'delete pipeline run'],
  ['permissions', 'odd', 'odd'],
  ['permissions', 'a:b:c', 'a:b:c'],
  ['trusted-domains', 'acme.example:8080', 'acme.example:8080'],
] as const)('says an item of %s: %s', (field, item, text) => {
  expect(itemText(field, item)).toBe(text);
});
