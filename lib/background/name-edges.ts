import { browser } from 'wxt/browser';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { locate } from '#lib/model/locate.ts';
import type { Organization } from '#lib/model/resources/organization.ts';
import type { Rows } from '#lib/model/rows.ts';
import type { Answer, QueryName, ResolvedPlace } from '#lib/protocol.ts';
import { environments } from '#lib/storage.ts';
import { openDashboards } from './roads/dashboard-tabs.ts';

/**
 * Tells the bars at the edges of open dashboards what the organizations in their addresses are called, of which an address has the id
 * only. From what a view had asked anyway; nothing is asked for it. Rejects when the browser does not read what is stored.
 */
export async function nameEdges(
  controlPlane: ControlPlane,
  query: QueryName,
  answer: Answer<QueryName>,
): Promise<void> {
  const known = namedIn(query, answer.data);
  if (known.length === 0 || (await environments.read()).length === 0) return;
  for (const tabId of await openDashboards(controlPlane).catch(() => [])) {
    const { url = '' } = await browser.tabs.get(tabId).catch(() => ({ url: '' }));
    const place = locate(url, [controlPlane])?.place;
    // Of a workspace's page the address has the name, and the sidebar tells more.
    const name = place?.workspace ? null : known.find(({ id }) => id === place?.organization)?.name;
    if (!name) continue;
    const func = (url: string, name: string) => globalThis.zenmlSidecarEdge?.name(url, [name]);
    await browser.scripting
      .executeScript({ target: { tabId, frameIds: [0] }, func, args: [url, name] })
      // A tab that the browser closes to us has no bar.
      .catch(() => undefined);
  }
}

/** The organizations that an answer names. */
function namedIn(query: QueryName, data: unknown): { id: string; name: string | null }[] {
  if (query === 'organizations') return (data as Rows<Organization> | null)?.items ?? [];
  const { organization } = (query === 'resolve' && (data as ResolvedPlace | null)) || {};
  return organization ? [organization] : [];
}
