import type { Preferences } from './firefox-program.ts';

/** The extension's own, as its manifest says. */
export const EXTENSION_ID = 'sidecar@zenml-pro-sidecar.invalid';
/** Firefox makes one up at each installation unless it is told, and tests have to know the address of pages. */
export const EXTENSION_UUID = '5a1dec4a-0000-4000-8000-5a1dec4a5a1d';

/**
 * A Firefox that leads ZenML's hosts to the local control plane at `port`, without root: the names are local, and port 443 is
 * that one (`network.socket.forcePort`, which web-platform-tests use). Firefox asks nothing of its own of the network.
 */
export const preferences = (port: number): Preferences => ({
  'network.dns.localDomains': 'cloud.zenml.io,cloudapi.zenml.io,zenml.example.test',
  'network.socket.forcePort': `443=${port}`,
  'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: EXTENSION_UUID }),
  // An idle event page ends when a test says so, and not in the middle of one that is slow.
  'extensions.background.idle.timeout': 600_000,
  'ui.prefersReducedMotion': 1,
  'datareporting.policy.dataSubmissionEnabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'app.update.disabledForTesting': true,
});
