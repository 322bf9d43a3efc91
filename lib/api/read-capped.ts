/**
 * The largest list that a person may administer must fit: 10,000 members with their whole users nested, where the
 * server does not page, are 7 MB, and users can be several times as wordy. More than this is no answer of ZenML's.
 */
const MAX_BYTES = 32 * 1024 * 1024;

/** A body as text; null when it is larger than 32 MB. Rejects as the stream does. */
export async function readCapped(body: ReadableStream<Uint8Array> | null): Promise<string | null> {
  if (!body) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > MAX_BYTES) {
      // Not awaited: a stream may take its time to cancel, and nobody needs it.
      reader.cancel().catch(() => undefined);
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
