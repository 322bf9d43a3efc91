import type { ReachNode } from '#lib/model/permissions/reach.ts';

/** A place as a line of the tree. */
export interface TreeRow {
  key: string;
  node: ReachNode;
  /** The organization that it is in. */
  organizationId: string;
  /** From 1. */
  level: number;
  /** Its number among its siblings, from 1, and how many these are. */
  position: number;
  siblings: number;
  /** Null: nothing is below it. */
  isExpanded: boolean | null;
  /** Key of the place that it is in; null for an organization. */
  parent: string | null;
}

/** The lines of the tree that are not folded away, from top to bottom. */
export function treeRows(roots: readonly ReachNode[], folded: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (
    nodes: readonly ReachNode[],
    level: number,
    parent: string | null,
    organizationId: string | null,
  ): void => {
    for (const [index, node] of nodes.entries()) {
      const key = `${parent ?? ''}/${node.id}`;
      const isExpanded = node.children.length > 0 ? !folded.has(key) : null;
      const within = organizationId ?? node.id;
      const at = { level, position: index + 1, siblings: nodes.length };
      rows.push({ key, node, organizationId: within, ...at, isExpanded, parent });
      if (isExpanded) add(node.children, level + 1, key, within);
    }
  };
  add(roots, 1, null, null);
  return rows;
}
