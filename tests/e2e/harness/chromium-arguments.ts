/**
 * Chromium's own arguments: one unpacked extension, if any, ZenML's hosts led to the local control plane, and nothing
 * else that could be reached, so that a request to anywhere else fails at once.
 */
export function chromiumArguments(extension: string | null, hostRules: string): string[] {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Its certificate is made anew at every start. Playwright's own option does not reach workers.
    '--ignore-certificate-errors',
    ...(extension ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`] : []),
    `--host-resolver-rules=${hostRules}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
  ];
}
