import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = (name: string) => fileURLToPath(new URL(`../../../.output/${name}`, import.meta.url));

/**
 * The e2e build with hosts granted from the start. Nobody can press the browser's own question for a host while no window is
 * shown, and no protocol answers it; here `permissions.request` answers yes at once, as after such a press. What is in the
 * manifest cannot be given back, so that is not seen here.
 */
export function grantedBuild(hosts: readonly string[]): 'chrome-mv3-e2e-granted' {
  const name = 'chrome-mv3-e2e-granted';
  rmSync(folder(name), { recursive: true, force: true });
  grantedCopy(folder('chrome-mv3-e2e'), folder(name), hosts);
  return name;
}

/** The same of another build, in a folder that is empty or not there. */
export function grantedCopy(from: string, to: string, hosts: readonly string[]): void {
  cpSync(from, to, { recursive: true });
  const path = `${to}/manifest.json`;
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { host_permissions: string[] };
  const host_permissions = [...manifest.host_permissions, ...hosts.map((host) => `https://${host}/*`)];
  writeFileSync(path, JSON.stringify({ ...manifest, host_permissions }));
}
