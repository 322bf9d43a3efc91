import { useSession } from '#components/app/session-context.ts';
import { number } from '#components/ui/format.ts';
import { Icon } from '#components/ui/Icon.tsx';
import { Shortened } from '#components/ui/Shortened.tsx';
import { t } from '#lib/i18n.ts';
import type { ReachNode } from '#lib/model/permissions/reach.ts';
import { levelsOf } from '../way-words.ts';
import { nameOf, STATES } from './reach-words.ts';

interface Props {
  roots: readonly ReachNode[];
  /** Key of the line of the tree that is shown in full. */
  active: string | null;
  /** Keys of what it is in, from the outside, and its own at the end. */
  onPick: (path: readonly string[]) => void;
}

/** So many workspaces have room for their names. */
const MOST_NAMED = 24;

/**
 * All places at a glance, beside the tree, which says the same to the keyboard: each workspace with its projects. Of
 * hundreds there are signs only, and their names when one points at them.
 */
export function ReachMap({ roots, active, onPick }: Props) {
  const count = roots.reduce((sum, { children }) => sum + children.length, 0);
  const isNamed = count <= MOST_NAMED;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div class="reach-map" role="group" aria-label={t('reach_map')}>
      {roots.map((root) => {
        const path = [`/${root.id}`];
        return (
          <div key={root.id}>
            <p class="second">{summaryOf(root)}</p>
            <ul class={isNamed ? 'tiles named' : 'tiles'}>
              {root.children.map((node) => (
                <li key={node.id}>
                  <Tile {...{ node, path, active, isNamed, onPick }} />
                  {isNamed && node.children.length > 0 && (
                    <ul class="tiles">
                      {node.children.map((project) => (
                        <li key={project.id}>
                          <Tile
                            node={project}
                            path={[...path, `${path.at(-1)}/${node.id}`]}
                            isNamed={false}
                            {...{ active, onPick }}
                          />
                        </li>
                      ))}
                    </ul>
                  )}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      <ul class="legend second">
        {(['reached', 'within', 'unknown', 'none'] as const).map((state) => (
          <li key={state}>
            <Sign state={state} />
            {t(STATES[state].word)}
          </li>
        ))}
      </ul>
    </div>
  );
}

const isReached = ({ state }: ReachNode): boolean => state === 'reached' || state === 'within';

const summaryOf = (root: ReachNode): string =>
  t('reach_map_of', {
    count: number(root.children.length),
    organization: root.name ?? root.id,
    reached: number(root.children.filter(isReached).length),
  });

interface TileProps {
  node: ReachNode;
  /** Keys of what it is in. */
  path: readonly string[];
  active: string | null;
  isNamed: boolean;
  onPick: Props['onPick'];
}

function Tile({ node, path, active, isNamed, onPick }: TileProps) {
  const { word } = useSession();
  const { state, kind, id } = node;
  const key = `${path.at(-1)}/${id}`;
  const name = nameOf(node, word);
  const said = { name, state: t(STATES[state].word) };
  // What has no name is called by its kind.
  const label =
    node.name === null
      ? t('reach_tile_unnamed', said)
      : t('reach_tile', { ...said, kind: t(levelsOf(word)[kind]) });
  return (
    <button
      type="button"
      class={`tile ${state}`}
      // The tree is the way of the keyboard to the same places.
      tabIndex={-1}
      aria-label={label}
      aria-pressed={key === active}
      title={label}
      onClick={() => onPick([...path, key])}
    >
      <Sign state={state} />
      {isNamed && <Shortened>{name}</Shortened>}
    </button>
  );
}

function Sign({ state }: Pick<ReachNode, 'state'>) {
  const { icon, tone } = STATES[state];
  return <span class={`sign ${tone}`}>{icon && <Icon name={icon} />}</span>;
}
