import type { RoadRequest } from './road.ts';

const MB = 1024 * 1024;

/**
 * The most bytes that an answer may have; more is no answer of ZenML's. One thing, or the API's own document, is some
 * hundred KB at most. A server that does not page answers a list whole: 10,000 assignments with their users nested
 * are 11 MB, and users can be wordier.
 */
export const maxBytes = ({ isList }: Pick<RoadRequest, 'isList'>): number => (isList ? 32 : 5) * MB;

/** A body as text; null when it is larger than `max` bytes, of which no more is read then. Rejects as the stream does. */
export async function readCapped(
  body: ReadableStream<Uint8Array> | null,
  max: number,
): Promise<string | null> {
  if (!body) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > max) {
      // Not awaited: a stream may take its time to cancel, and nobody needs it.
      reader.cancel().catch(() => undefined);
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
