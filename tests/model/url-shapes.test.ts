// @vitest-environment node
import { expect, it } from 'vitest';
import { Change } from '#lib/changes.ts';
import { isHttpsOrigin, KNOWN_CONTROL_PLANES, ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { dashboardLink } from '#lib/model/dashboard-link.ts';
import { locate } from '#lib/model/locate.ts';
import { readPasted } from '#lib/model/pasted-address.ts';
import { subjectOf } from '#lib/model/subject.ts';
import { isWebAddress } from '#lib/model/web-address.ts';

/**
 * Shapes that URL parsers and people have been misled by: the origin that they stand for when somebody pastes them (null:
 * refused), whether they may be the address of a picture, and the workspace that they name on a page or as its link.
 */
it.each<[string, string | null, boolean, string | null]>([
  ['https://cloud.zenml.io/workspaces/a', 'https://cloud.zenml.io', true, 'a'],
  ['HTTPS://CLOUD.ZENML.IO/workspaces/a', 'https://cloud.zenml.io', true, 'a'],
  ['https:\\\\cloud.zenml.io\\workspaces\\a', 'https://cloud.zenml.io', true, 'a'],
  ['https://cloud.zenml.io/x/%2e%2e/../workspaces/a', 'https://cloud.zenml.io', true, 'a'],
  ['ht\ttps://cloud.zenml.io/workspaces/a', null, true, 'a'],
  ['\u0001https://cloud.zenml.io/workspaces/a', null, true, 'a'],
  ['https://cloud.zenml.io:443/workspaces/a', 'https://cloud.zenml.io', true, 'a'],
  ['https://cloud\u3002zenml\uff0eio/workspaces/a', 'https://cloud.zenml.io', true, 'a'],
  ['https://\uff43loud.zen\u00adml.io/workspaces/a', 'https://cloud.zenml.io', true, 'a'],
  ['https://cloud.zenml.io:8443/workspaces/a', 'https://cloud.zenml.io:8443', true, null],
  ['https://cloud.zenml.io./workspaces/a', null, true, null],
  ['http://cloud.zenml.io/workspaces/a', null, true, null],
  ['https://cloud.zenml.io@evil.example/workspaces/a', null, false, null],
  ['https://cloud.zenml.io:443@evil.example/', null, false, null],
  ['https://cloud.zenml.io%40evil.example/', null, false, null],
  ['https://evil.example#@cloud.zenml.io/workspaces/a', 'https://evil.example', true, null],
  ['https://evil.example\\@cloud.zenml.io/workspaces/a', 'https://evil.example', true, null],
  ['https://evil.example/https://cloud.zenml.io/workspaces/a', 'https://evil.example', true, null],
  ['https://cloud.zenml.io.evil.example/workspaces/a', 'https://cloud.zenml.io.evil.example', true, null],
  ['https://cloud.zenml.io%2eevil.example/', 'https://cloud.zenml.io.evil.example', true, null],
  ['https://cloud.zenml.io%00.evil.example/', null, false, null],
  ['https://\u0441loud.zenml.io/workspaces/a', 'https://xn--loud-k6d.zenml.io', true, null],
  ['//cloud.zenml.io/workspaces/a', 'https://cloud.zenml.io', true, null],
  ['//evil.example/', 'https://evil.example', true, null],
  ['/\\evil.example/', 'https://evil.example', true, null],
  ['\\\\evil.example\\x', 'https://evil.example', true, null],
  ['https:evil.example', 'https://evil.example', true, null],
  ['https:///evil.example/', 'https://evil.example', true, null],
  ['javascript:alert(1)', null, false, null],
  ['JaVaScRiPt:alert(1)', null, false, null],
  ['java\nscript:alert(1)', null, false, null],
  ['\u0000 javascript:alert(1)', null, false, null],
  ['javascript://cloud.zenml.io/%0aalert(1)', null, false, null],
  ['data:text/html,<script>alert(1)</script>', null, false, null],
  ['DATA:image/svg+xml;base64,PHN2Zz4=', null, false, null],
  ['vbscript:x', null, false, null],
  ['blob:https://cloud.zenml.io/workspaces/a', null, false, null],
  ['filesystem:https://cloud.zenml.io/temporary/x', null, false, null],
  ['view-source:https://cloud.zenml.io/workspaces/a', null, false, null],
  ['file:///etc/passwd', null, false, null],
  ['ftp://cloud.zenml.io/workspaces/a', null, false, null],
  ['wss://cloud.zenml.io/workspaces/a', null, false, null],
  ['about:blank#https://cloud.zenml.io', null, false, null],
  ['chrome-extension://abc/popup.html', null, false, null],
  ['mailto:ada@cloud.zenml.io', null, false, null],
  ['https://0x7f000001/', null, true, null],
  ['https://127.0.0.1./', null, true, null],
  ['https://localhost./', null, true, null],
  ['https://[::ffff:127.0.0.1]:8443/', null, true, null],
  ['https://[64:ff9b::7f00:1]:8443/', null, true, null],
  ['https://*.zenml.io/', null, true, null],
  ['https://evil.example:99999/', null, false, null],
  ['https://', null, false, null],
])('%j stands for %s, may be a picture: %s, and names %s', (text, origin, isPicture, workspace) => {
  const pasted = readPasted(text);
  expect(pasted.is === 'origin' ? pasted.origin : null).toBe(origin);
  if (origin !== null) expect(isHttpsOrigin(origin)).toBe(true);
  expect(isWebAddress(text)).toBe(isPicture);
  for (const change of [
    { kind: 'updateWorkspace', input: { workspaceId: 'a', set: { logoUrl: text } } },
    { kind: 'updateOrganization', input: { organizationId: 'a', set: { logoUrl: text } } },
    { kind: 'createOrganization', input: { name: 'a', description: null, logoUrl: text } },
  ])
    expect(Change.safeParse(change).success).toBe(isPicture);
  expect(locate(text, KNOWN_CONTROL_PLANES)?.place.workspace ?? null).toBe(workspace);
  const clicked = subjectOf({ pageUrl: 'https://evil.example/', linkUrl: text }, KNOWN_CONTROL_PLANES);
  expect(clicked !== null).toBe(workspace !== null);
  // As the name of something it is one segment of a link of ours.
  const link = dashboardLink(ZENML_CLOUD, {
    ...{ kind: 'workspace', id: text, name: text, organizationId: null, word: 'workspace' },
  });
  expect(link).toBe(`https://cloud.zenml.io/workspaces/${encodeURIComponent(text)}`);
});
