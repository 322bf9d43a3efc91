import { t } from '#lib/i18n.ts';
import type { ReachNode } from '#lib/model/permissions/reach.ts';
import type { ReachExport } from '#lib/model/permissions/reach-export.ts';
import type { WorkspaceWord } from '#lib/model/session.ts';
import { nameOf, STATES, sourceWords } from './reach-words.ts';

/** What somebody can reach as a Markdown list, for a ticket or a chat. */
export function reachText(
  { of, asOf, identity, isComplete, organizations }: ReachExport,
  word: WorkspaceWord,
): string {
  const lines = [
    t('reach_of', { name: plain(of.name) }),
    t(isComplete ? 'reach_text_complete' : 'reach_text_partial', {
      identity: plain(identity),
      time: asOf ?? t('value_unknown'),
    }),
    '',
    ...organizations.flatMap((root) => linesOf(root, 0, word)),
  ];
  return `${lines.join('\n')}\n`;
}

function linesOf(node: ReachNode, depth: number, word: WorkspaceWord): string[] {
  const how = node.sources.map((source) => sourceWords(source)).join(', ') || t(STATES[node.state].word);
  const line = t('reach_line', { how: plain(how), name: plain(nameOf(node, word)) });
  return [
    `${'  '.repeat(depth)}- ${line}`,
    ...node.children.flatMap((child) => linesOf(child, depth + 1, word)),
  ];
}

/** Names are whatever somebody called things: none of it may become a link or a picture where it is pasted. */
const plain = (text: string): string =>
  text.replace(/[\\`*_[\]<>!|#~]/g, '\\$&').replace(/[\r\n\u2028\u2029]+/g, ' ');
