interface Component {
  name: string;
  purl: string;
  hashes: { alg: string; content: string }[];
  licenses: { license: { id: string } }[];
}
export function sbom(
  manifest: { name: string; version: string; license: string },
  lock: object,
): { metadata: { component: { name: string } }; components: Component[] };
