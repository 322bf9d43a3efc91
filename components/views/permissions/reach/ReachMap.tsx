import { number } from '#components/ui/format.ts';
import { t } from '#lib/i18n.ts';
import type { ReachNode } from '#lib/model/permissions/reach.ts';
import { STATES } from './reach-words.ts';

/** All places at a glance, beside the tree, which says the same in words: a column for each workspace, its projects below it. */
export function ReachMap({ roots, active }: { roots: readonly ReachNode[]; active: string | null }) {
  return (
    <div class="reach-map">
      {roots.map((root) => {
        const places = root.children.filter(({ state }) => state === 'reached' || state === 'within');
        return (
          <div key={root.id}>
            <p class="second">{summaryOf(root, places.length)}</p>
            <div class="tiles" aria-hidden="true">
              {root.children.map((node) => (
                <span key={node.id} class="column">
                  <Tile node={node} isActive={active?.endsWith(`/${node.id}`) === true} />
                  {node.children.map((project) => (
                    <Tile
                      key={project.id}
                      node={project}
                      isActive={active?.endsWith(`/${project.id}`) === true}
                    />
                  ))}
                </span>
              ))}
            </div>
          </div>
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
    organization: root.name ?? root.id,
    reached: number(reached),
  });

function Tile({ node, isActive }: { node: ReachNode; isActive: boolean }) {
  const { state, kind, allowed, of } = node;
  return (
    <span
      class={`tile ${kind} ${state}${isActive ? ' active' : ''}`}
      title={node.name ?? node.id}
      style={{ '--share': of === 0 ? 0 : allowed / of }}
    >
      {state === 'unknown' && '?'}
    </span>
  );
}
