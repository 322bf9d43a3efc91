// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { type Sender, senderRole } from '#lib/background/sender-role.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';

const own = { id: 'our-id', origin: 'chrome-extension://our-id' };
const tab = { id: 7 };

const table: [who: string, sender: Sender, role: 'own-page' | 'dashboard' | 'stranger'][] = [
  ['popup', { id: 'our-id', origin: own.origin }, 'own-page'],
  ['our page in a tab', { id: 'our-id', origin: own.origin, tab, frameId: 0 }, 'own-page'],
  ['our page framed by somebody', { id: 'our-id', origin: own.origin, tab, frameId: 3 }, 'stranger'],
  ['our page in a Firefox without origin', { id: 'our-id', url: `${own.origin}/popup.html` }, 'own-page'],
  ['dashboard page', { id: 'our-id', origin: 'https://cloud.zenml.io', tab, frameId: 0 }, 'dashboard'],
  [
    'frame in a dashboard page',
    { id: 'our-id', origin: 'https://cloud.zenml.io', tab, frameId: 2 },
    'stranger',
  ],
  ['dashboard without a tab', { id: 'our-id', origin: 'https://cloud.zenml.io', frameId: 0 }, 'stranger'],
  ['another site', { id: 'our-id', origin: 'https://evil.example', tab, frameId: 0 }, 'stranger'],
  [
    'a look-alike',
    { id: 'our-id', origin: 'https://cloud.zenml.io.evil.example', tab, frameId: 0 },
    'stranger',
  ],
  ['plain http', { id: 'our-id', origin: 'http://cloud.zenml.io', tab, frameId: 0 }, 'stranger'],
  ['the API host', { id: 'our-id', origin: 'https://cloudapi.zenml.io', tab, frameId: 0 }, 'stranger'],
  ['another extension', { id: 'other', origin: 'chrome-extension://other' }, 'stranger'],
  ['another extension with our origin', { id: 'other', origin: own.origin }, 'stranger'],
  ['a sandboxed page', { id: 'our-id', origin: 'null', tab, frameId: 0 }, 'stranger'],
  ['nobody', {}, 'stranger'],
];

describe('senderRole', () => {
  it.each(table)('%s', (_, sender, role) => {
    expect(senderRole(sender, own, [ZENML_CLOUD]).role).toBe(role);
  });
});
