/** What somebody pasted as e-mail addresses. */
export interface PastedEmails {
  /** Each once, in the order of the text; small letters. */
  emails: string[];
  /** Those that were there more than once. */
  repeated: string[];
  /** What is no address, as it was written. */
  invalid: string[];
}

const EMAIL = /^[^\s@<>()[\],:;"\\]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;
/** Longer ones do not exist (RFC 5321). */
const MOST = 254;

/**
 * The addresses of a pasted list: parted by lines, commas or semicolons, or by spaces where nothing else parts
 * them, each bare or as `Name <address>`, `"Last, First" <address>` or `mailto:address`.
 */
export function pasteEmails(text: string): PastedEmails {
  const found: PastedEmails = { emails: [], repeated: [], invalid: [] };
  const seen = new Set<string>();
  for (const part of partsOf(text)) {
    const email = bare(part).toLowerCase();
    if (!isEmail(email)) found.invalid.push(part);
    else if (!seen.has(email)) {
      seen.add(email);
      found.emails.push(email);
    } else if (!found.repeated.includes(email)) found.repeated.push(email);
  }
  return found;
}

const isEmail = (text: string): boolean => text.length <= MOST && EMAIL.test(text) && !text.includes('..');

/** What stands between the signs that part addresses; a sign in quotes or in `<>` parts nothing. */
function partsOf(text: string): string[] {
  // What stands in brackets ends an address.
  const parts = text.replaceAll('>', '>\n').match(/(?:"[^"\n]*"|<[^>\n]*>|[^,;\n\r"<])+|["<]/g) ?? [];
  return parts.flatMap((part) => {
    const own = part.trim();
    if (own === '') return [];
    const words = own.split(/\s+/);
    // Several addresses in a row, without names.
    return words.length > 1 && words.every((word) => /^[^<>]+@[^<>]+$/.test(word)) ? words : [own];
  });
}

/** An address without the name and signs around it. */
function bare(part: string): string {
  const inBrackets = /<([^<>]*)>\s*$/.exec(part)?.[1] ?? part;
  return inBrackets
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^["'](.*)["']$/, '$1');
}
