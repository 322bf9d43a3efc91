import { useSession } from '#components/app/session-context.ts';
import { Button } from '#components/ui/Button.tsx';
import { asTitle, shortId } from '#components/ui/format.ts';
import { Id } from '#components/ui/Id.tsx';
import { t } from '#lib/i18n.ts';
import { doubtWords } from '../doubt-words.ts';
import { levelsOf } from '../way-words.ts';
import { nameOf, STATES, sourceWords } from './reach-words.ts';
import type { TreeRow } from './tree-rows.ts';

const resourceName = ({ type, id }: { type: string; id: string }): string =>
  t('resource_name', { type: asTitle(type), id: shortId(id) });

interface Props {
  row: TreeRow;
  /** Null: its permissions cannot be asked for. */
  onOpen: (() => void) | null;
}

/** Everything that is known of how one place is reached, and the way to what is permitted there. */
export function ReachDetail({ row: { node }, onOpen }: Props) {
  const { word } = useSession();
  const name = nameOf(node, word);
  return (
    <section class="reach-detail" aria-label={t('reach_detail', { name })}>
      <h3>{name}</h3>
      <p class="second">
        {t(levelsOf(word)[node.kind])} · {t(STATES[node.state].word)} <Id id={node.id} of={name} />
      </p>
      {node.sources.length > 0 && (
        <ul>
          {node.sources.map((source, index) => (
            <li key={index}>
              {source.resource
                ? t('reach_shared', { by: sourceWords(source), resource: resourceName(source.resource) })
                : sourceWords(source)}
              {source.isSure ? null : <span class="second"> · {t('verdict_unknown')}</span>}
            </li>
          ))}
        </ul>
      )}
      {node.hasEveryProject && <p class="second">{t('reach_every_project_help')}</p>}
      {!node.isListed && <p class="second">{t('reach_not_listed_help')}</p>}
      {node.state === 'unknown' && node.doubts.length === 0 && (
        <p class="second">{t('reach_unknown_inside')}</p>
      )}
      {node.doubts.map((doubt, index) => {
        const { what, failure } = doubtWords(doubt);
        return (
          <p key={index} class="second">
            {[what, failure].filter(Boolean).join(' ')}
          </p>
        );
      })}
      {onOpen && (
        <div class="actions">
          <Button onPress={onOpen}>{t('reach_open')}</Button>
        </div>
      )}
    </section>
  );
}
