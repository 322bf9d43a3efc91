import type { fetchInit } from '#lib/api/fetch-init.ts';

/** What is asked in a page. Made by the worker from what the queue made; nothing of it comes from a page or a message. */
export interface PageRequest {
  /** Names the request, for cutting it. */
  id: string;
  /** The origin that the page must have. */
  origin: string;
  url: string;
  init: ReturnType<typeof fetchInit>;
  /** Of the answer's body. */
  maxBytes: number;
}

declare global {
  /** In the isolated world of a page: what cuts each request that is on its way, by its id. */
  var zenmlSidecarCuts: Map<string, AbortController> | undefined;
}

/**
 * Put into the isolated world of a dashboard's page, where the page's own scripts cannot reach it: asks what the worker asked
 * for, with the page's session. Takes and answers JSON text, since browsers drop parts of objects on the way. It is written out as
 * text by the browser, so it uses nothing but what stands in it. Never rejects.
 */
export async function pageFetch(json: string): Promise<string> {
  const asked = JSON.parse(json) as PageRequest;
  // The tab may have gone elsewhere since the worker looked at it: then nothing is sent.
  if (location.origin !== asked.origin) return JSON.stringify({ is: 'elsewhere' });
  globalThis.zenmlSidecarCuts ??= new Map();
  const cuts = globalThis.zenmlSidecarCuts;
  const cut = new AbortController();
  cuts.set(asked.id, cut);
  try {
    const response = await fetch(asked.url, { ...asked.init, signal: cut.signal });
    // As in `lib/api/read-capped.ts`, which cannot be had here.
    let text: string | null = '';
    let bytes = 0;
    const reader = response.body?.getReader();
    const decoder = new TextDecoder();
    while (reader) {
      const { done, value } = await reader.read();
      text += done ? decoder.decode() : decoder.decode(value, { stream: true });
      if (done) break;
      bytes += value.byteLength;
      if (bytes > asked.maxBytes) {
        text = null;
        cut.abort();
        break;
      }
    }
    return JSON.stringify({
      is: 'answer',
      isRedirect: response.type === 'opaqueredirect',
      status: response.status,
      headers: [...response.headers].slice(0, 100),
      text,
    });
  } catch {
    return JSON.stringify({ is: cut.signal.aborted ? 'cut' : 'failed' });
  } finally {
    cuts.delete(asked.id);
  }
}

/** Put into the same world: cuts a request that is on its way there. */
export function cutPageFetch(id: string): void {
  globalThis.zenmlSidecarCuts?.get(id)?.abort();
}
