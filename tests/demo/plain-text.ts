/** One line of Playwright's picture of a page by roles: `- role "name" [level=2]: text`. */
const LINE = /^\s*- '?(?<role>\w+)(?: "(?<name>(?:[^"\\]|\\.)*)")?(?: \[[^\]]*\])*'?(?:: "?(?<text>.*?)"?)?$/;

/** Roles that say something themselves; all others only hold such. */
const SAYING = new Set(['paragraph', 'listitem', 'text', 'definition', 'time', 'code', 'alert']);

/** What a view shows, from its roles and names, in lines that a person can read in a terminal. */
export function plainText(snapshot: string): string {
  const lines: string[] = [];
  const addToLast = (text: string) => lines.push(`${lines.pop() ?? ''} ${text}`);
  for (const line of snapshot.split('\n')) {
    const { role = '', name = '', text = '' } = LINE.exec(line)?.groups ?? {};
    if (role === 'heading') lines.push('', name, '-'.repeat(name.length));
    else if (role === 'button' || role === 'link') lines.push(`[${name}]`);
    else if (role === 'term' || role === 'rowheader') lines.push(`${name || text}:`);
    // A verdict: `create stack: allowed` in the row "Stack".
    else if (role === 'img') addToLast(`${text} ${name.split(': ').at(-1)},`);
    // The same in a matrix, with the role that gives it behind.
    else if (role === 'gridcell' && name) addToLast(`${name.split(', ')[0]},`);
    else if (role === 'treeitem') lines.push(name);
    else if (SAYING.has(role) && text) {
      if (lines.at(-1)?.endsWith(':')) addToLast(text);
      else lines.push(text);
    }
  }
  return lines
    .map((line) => line.replace(/,$/, ''))
    .join('\n')
    .trim();
}
