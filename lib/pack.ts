/**
 * JSON as text that is small to keep. Chromium counts what is in `storage.session` as memory: 10,000 people as objects
 * are 12 MB, more than it lets us have, and take 600 ms to refuse; as JSON they are 3.7 MB and 30 ms to store, and
 * packed 0.6 MB.
 */

/** Shorter texts are kept as they are: the popup's first paint reads those. */
const PACKED_FROM = 20_000;
/** No JSON begins with it. */
const MARK = '~';

/** What is worth it is gzipped and written in base64. */
export async function pack(value: unknown): Promise<string> {
  const json = JSON.stringify(value);
  if (json.length < PACKED_FROM) return json;
  const bytes = await through(new CompressionStream('gzip'), new TextEncoder().encode(json));
  return MARK + toBase64(bytes);
}

/** Null for what is no packed value, or a broken one. */
export async function unpack(packed: unknown): Promise<unknown> {
  if (typeof packed !== 'string') return null;
  try {
    if (!packed.startsWith(MARK)) return JSON.parse(packed);
    const bytes = await through(new DecompressionStream('gzip'), fromBase64(packed.slice(MARK.length)));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

async function through(
  { readable, writable }: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  const writer = writable.getWriter();
  // What is wrong with the bytes is told by the reading side; told twice, nobody would hear the second.
  const written = writer.write(bytes).then(() => writer.close());
  written.catch(() => undefined);
  const chunks: Uint8Array[] = [];
  const reader = readable.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) chunks.push(next.value);
  return joined(chunks);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** In slices, since a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x2000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x2000));
  }
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
