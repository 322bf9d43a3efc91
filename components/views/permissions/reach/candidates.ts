import type { Principal } from '#lib/model/permissions/evidence.ts';
import { principalsIn } from '#lib/model/permissions/evidence-about.ts';
import type { Everywhere } from './use-reach.ts';

/** Somebody who can be asked about, and an organization that knows them. */
export interface Candidate {
  principal: Principal;
  organizationId: string;
  /** What is searched. */
  text: string;
}

/** Everybody who is known so far, once each. Of ten thousand it is work, so it is for when somebody is looked for. */
export function candidatesOf({ organizations, queries }: Everywhere): Candidate[] {
  const found = new Map<string, Candidate>();
  for (const [at, { id: organizationId }] of organizations.entries()) {
    const data = queries[at]?.data;
    for (const principal of data ? principalsIn(data) : []) {
      const { id, name, email } = principal;
      if (!found.has(id)) found.set(id, { principal, organizationId, text: `${name} ${email ?? ''} ${id}` });
    }
  }
  return [...found.values()];
}
