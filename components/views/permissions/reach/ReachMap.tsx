import { number } from '#components/ui/format.ts';
import { t } from '#lib/i18n.ts';
import type { ReachNode } from '#lib/model/permissions/reach.ts';
import { nameOf, STATES } from './reach-words.ts';

/** All places at a glance, beside the tree, which says the same in words: a column for each workspace, its projects below it. */
export function ReachMap({ roots }: { roots: readonly ReachNode[] }) {
  return (
    <div class="reach-map">
      {roots.map((root) => {
        const places = root.children.filter(({ state }) => state === 'reached' || state === 'within');
        return (
          <figure key={root.id} role="img" aria-label={summaryOf(root, places.length)}>
            <figcaption class="second">{summaryOf(root, places.length)}</figcaption>
            <div class="tiles">
              {root.children.map((node) => (
                <span key={node.id} class="column">
                  <Tile node={node} />
                  {node.children.map((project) => (
                    <Tile key={project.id} node={project} />
                  ))}
                </span>
              ))}
            </div>
          </figure>
        );
      })}
      <ul class="legend second" aria-hidden="true">
        {(['reached', 'within', 'unknown', 'none'] as const).map((state) => (
          <li key={state}>
            <span class={`tile ${state}`}>{state === 'unknown' && '?'}</span>
            {t(STATES[state].word)}
          </li>
        ))}
      </ul>
    </div>
  );
}

const summaryOf = (root: ReachNode, reached: number): string =>
  t('reach_map_of', {
    count: number(root.children.length),
    organization: nameOf(root),
    reached: number(reached),
  });

function Tile({ node }: { node: ReachNode }) {
  const { state, kind, allowed, of } = node;
  return (
    <span
      class={`tile ${kind} ${state}`}
      title={nameOf(node)}
      style={{ '--share': of === 0 ? 0 : allowed / of }}
    >
      {state === 'unknown' && '?'}
    </span>
  );
}
