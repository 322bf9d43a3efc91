import { byName } from '#components/ui/by-name.ts';
import { asWords } from '#components/ui/format.ts';
import { VERDICTS } from '#components/ui/verdict-words.ts';
import { t } from '#lib/i18n.ts';
import type { Decision } from '#lib/model/permissions/decision.ts';
import { matrixOf } from '#lib/model/permissions/matrix.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import { typeTitle } from '../thing-words.ts';

/** A matrix as a table in Markdown, its verdicts in words. */
export function matrixMarkdown(
  name: string,
  permissions: readonly Permission[],
  verdictOf: (permission: Permission) => Decision['verdict'],
): string {
  const { types, actions, has } = matrixOf(permissions, byName(asWords));
  const line = (cells: readonly string[]) => `| ${cells.map(plain).join(' | ')} |`;
  return [
    line([name, ...actions.map(asWords)]),
    line([name, ...actions].map(() => '---')),
    ...types.map((resourceType) =>
      line([
        typeTitle(resourceType),
        ...actions.map((action) =>
          has(resourceType, action) ? t(VERDICTS[verdictOf({ resourceType, action })].word) : '',
        ),
      ]),
    ),
  ].join('\n');
}

/** Names come from elsewhere: none may end a cell, or be read as more than text. */
const plain = (text: string): string => text.replace(/[\\`*_[\]<>|]/g, '\\$&').replace(/\s+/g, ' ');
