/**
 * A bill of materials in CycloneDX 1.5: the packages that are shipped, with the hashes and licenses of package-lock.json. It
 * says nothing of when or where it was written, so that the same lock makes the same bytes.
 *
 * @param {{ name: string, version: string, license: string }} manifest package.json
 * @param {{ packages: Record<string, { version?: string, dev?: boolean, integrity?: string, license?: string }> }} lock
 */
export function sbom(manifest, lock) {
  const components = Object.entries(lock.packages)
    .filter(([path, { dev }]) => path !== '' && !dev && !path.includes('/@types/'))
    .map(([path, { version, integrity, license }]) => {
      const name = path.split('node_modules/').at(-1);
      return {
        type: 'library',
        name,
        version,
        purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
        hashes: [{ alg: 'SHA-512', content: hex(integrity) }],
        licenses: license ? [{ license: { id: license } }] : [],
      };
    });
  const { name, version, license } = manifest;
  const component = { type: 'application', name, version, licenses: [{ license: { id: license } }] };
  return { bomFormat: 'CycloneDX', specVersion: '1.5', version: 1, metadata: { component }, components };
}

/** Of `sha512-` and base64. */
const hex = (integrity) => Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');
