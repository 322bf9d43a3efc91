/** ZenML's own answers nest about ten deep, its API document twenty. */
const MOST = 100;

/**
 * Whether JSON nests deeper than 100. V8 parses a value of any depth, and whoever then walks through it runs out of stack.
 * Text that is no JSON may be called either.
 */
export function isDeep(json: string): boolean {
  let depth = 0;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) at = endOfText(json, at);
    else if (code === BRACKET || code === BRACE) depth += 1;
    else if (code === BRACKET + 2 || code === BRACE + 2) depth -= 1;
    if (depth > MOST) return true;
  }
  return false;
}

const [QUOTE, BRACKET, BRACE, BACKSLASH] = [0x22, 0x5b, 0x7b, 0x5c];

/** Where the text that begins at `start` ends: at a quote behind an even number of backslashes. */
function endOfText(json: string, start: number): number {
  for (let at = json.indexOf('"', start + 1); at !== -1; at = json.indexOf('"', at + 1)) {
    let before = at;
    while (json.charCodeAt(before - 1) === BACKSLASH) before -= 1;
    if ((at - before) % 2 === 0) return at;
  }
  return json.length;
}
