// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHttpsOrigin } from '#lib/model/control-plane.ts';
import { knownPair, readPasted } from '#lib/model/pasted-address.ts';

const origin = (text: string) => ({ is: 'origin', origin: text });

describe('readPasted', () => {
  it.each([
    ['https://zenml.example.com', origin('https://zenml.example.com')],
    ['  https://zenml.example.com/organizations/1?tab=x#y \n', origin('https://zenml.example.com')],
    ['zenml.example.com', origin('https://zenml.example.com')],
    ['zenml.example.com:8443/login', origin('https://zenml.example.com:8443')],
    ['ZenML.Example.com', origin('https://zenml.example.com')],
    ['https://zenml:8443/', origin('https://zenml:8443')],
    ['https://zenml/organizations/1', origin('https://zenml')],
    ['https://zenml:443', origin('https://zenml')],
    ['zenml:8443', origin('https://zenml:8443')],
    ['https://8.8.8.8/', origin('https://8.8.8.8')],
    ['https://zürich.example/', origin('https://xn--zrich-kva.example')],
    ['', { is: 'nothing' }],
    ['   ', { is: 'nothing' }],
    ['our zenml', { is: 'unreadable' }],
    ['zenml', { is: 'unreadable' }],
    ['zenml/organizations/1', { is: 'unreadable' }],
    ['https://', { is: 'unreadable' }],
    ['https://ada:secret@zenml.example.com', { is: 'unreadable' }],
    ['https://*/*', { is: 'unreadable' }],
    ['https://*.example.com', { is: 'unreadable' }],
    ['javascript:alert(1)', { is: 'unreadable' }],
    ['file:///etc/passwd', { is: 'unreadable' }],
    ['chrome-extension://abc/popup.html', { is: 'unreadable' }],
    ['ftp://zenml.example.com', { is: 'unreadable' }],
    ['http://zenml.example.com', { is: 'not-https' }],
    ['http://localhost:8080', { is: 'not-https' }],
    ['https://localhost:8080', { is: 'private' }],
    ['localhost:8237', { is: 'private' }],
    ['https://zenml.localhost', { is: 'private' }],
    ['https://127.0.0.1', { is: 'private' }],
    ['https://0x7f.1', { is: 'private' }],
    ['https://2130706433', { is: 'private' }],
    ['https://10.1.2.3:443/x', { is: 'private' }],
    ['https://172.16.0.1', { is: 'private' }],
    ['https://172.32.0.1', origin('https://172.32.0.1')],
    ['https://192.168.1.5', { is: 'private' }],
    ['https://169.254.169.254/latest/meta-data', { is: 'private' }],
    ['https://[::1]', { is: 'private' }],
    ['https://[fd00::1]', { is: 'private' }],
    ['https://[fe80::1]', { is: 'private' }],
    ['https://[::ffff:10.0.0.1]', { is: 'private' }],
    ['https://[2606:4700::1111]', { is: 'unreadable' }],
  ])('reads %j', (text, pasted) => {
    expect(readPasted(text)).toEqual(pasted);
  });

  it('never answers anything but an https origin of the pasted host, whatever is pasted', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.ipV4(),
      fc.ipV6(),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const pasted = readPasted(text);
        if (pasted.is !== 'origin') return;
        expect(isHttpsOrigin(pasted.origin)).toBe(true);
        // Read again it says the same, so nothing is asked that was not shown.
        expect(readPasted(pasted.origin)).toEqual(pasted);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('knownPair', () => {
  it('knows ZenML’s own dashboards and their APIs, by either', () => {
    expect(knownPair('https://staging.cloudapi.zenml.io')).toMatchObject({
      dashboardOrigin: 'https://staging.cloud.zenml.io',
    });
    expect(knownPair('https://cloud.zenml.io')).toMatchObject({ apiOrigin: 'https://cloudapi.zenml.io' });
    expect(knownPair('https://zenml.example.com')).toBeNull();
  });
});
