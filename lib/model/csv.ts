/**
 * Rows as CSV (RFC 4180), for spreadsheets. What a spreadsheet would take for a formula gets an apostrophe in front
 * (CWE-1236): names and e-mail addresses are whatever somebody called themselves.
 */
export const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map(cell).join(',')).join('\r\n');

/** Also behind spaces, and the wide forms, which spreadsheets read alike. */
const FORMULA = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
