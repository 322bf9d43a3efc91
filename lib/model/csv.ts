/**
 * Rows as CSV (RFC 4180), for spreadsheets. What a spreadsheet would take for a formula gets an apostrophe in front
 * (CWE-1236): names and e-mail addresses are whatever somebody called themselves. A cell is one line, since a spreadsheet that
 * takes pasted text apart at tabs and lines knows no quotes in the middle. Characters that turn the direction of what follows
 * them are left out, since they would turn the rest of the line too.
 */
export const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map(cell).join(',')).join('\r\n');

const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Also behind spaces and characters that do not show, which spreadsheets skip. */
const FORMULA = /^[\s\p{C}]*[=+\-@]/u;
/** Where a semicolon parts the cells, which is so wherever a comma parts the digits, this begins one. */
const AFTER_SEMICOLON = /;(?=[\s\p{C}"]*([^\s\p{C}"]))/gu;

/** The wide and small forms of the signs are read alike. */
const isFormula = (text: string): boolean => FORMULA.test(text.normalize('NFKC'));

function cell(text: string): string {
  const line = text.replace(TURNING, '').replace(BREAKS, ' ');
  const inner = line.replace(AFTER_SEMICOLON, (_, first: string) => (isFormula(first) ? ";'" : ';'));
  const safe = isFormula(inner) ? `'${inner}` : inner;
  return /[",]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
