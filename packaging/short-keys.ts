import { realpathSync } from 'node:fs';
import { normalizePath, type Plugin } from 'vite';
import type { ShortKey } from './message-keys.ts';

const OURS = /^\/(?:lib|components|entrypoints)\/.+\.tsx?$/;

/** What is needed of a node of the tree that Rollup reads a module into. */
type Node = Record<string, unknown> & { type: string; start: number; end: number };

/**
 * Writes the short keys of messages into our modules: every string in them that is a key is one that a message is asked for by
 * (`tests/message-keys.test.ts`). Ends the build at a key that is there in any other way.
 */
export const shortKeys = (shortOf: ShortKey): Plugin => {
  let root = '';
  return {
    name: 'sidecar:short-keys',
    configResolved(config) {
      root = normalizePath(realpathSync(config.root));
    },
    transform(code, id) {
      const path = normalizePath(id.split('?')[0] ?? '');
      if (!path.startsWith(root) || !OURS.test(path.slice(root.length))) return null;
      const strings: { start: number; end: number; short: string }[] = [];
      for (const { node, parent } of nodesIn(this.parse(code))) {
        const key = textOf(node);
        const short = key === null ? null : shortOf(key);
        // A name that is imported from a catalogue is looked up by the bundler, in the source.
        if (short === null || parent?.type === 'ImportSpecifier') continue;
        if (node.type !== 'Literal' || !parent || isName(node, parent))
          this.error(
            `The message's key "${key}" is something else here, too: give it another name`,
            node.start,
          );
        strings.push({ start: node.start, end: node.end, short });
      }
      // From the end, so that those before stay where they are.
      strings.sort((one, other) => other.start - one.start);
      const written = strings.reduce(
        (text, { start, end, short }) => `${text.slice(0, start)}${JSON.stringify(short)}${text.slice(end)}`,
        code,
      );
      return strings.length === 0 ? null : { code: written, map: null };
    },
  };
};

/** All nodes, in no order. */
function* nodesIn(node: unknown, parent?: Node): Generator<{ node: Node; parent: Node | undefined }> {
  if (Array.isArray(node)) for (const one of node) yield* nodesIn(one, parent);
  if (!isNode(node)) return;
  yield { node, parent };
  for (const child of Object.values(node)) yield* nodesIn(child, node);
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;

/** What a string, a name or a text between the values of a template says. */
function textOf(node: Node): string | null {
  const { cooked } = node.type === 'TemplateElement' ? (node.value as { cooked?: unknown }) : {};
  const text = cooked ?? (node.type === 'Identifier' ? node.name : node.value);
  return typeof text === 'string' ? text : null;
}

/** Whether a string is the name of a property or of a module, and no value. */
const isName = (node: Node, parent: Node): boolean =>
  parent.key === node || parent.source === node || /^(?:Import|Export)/.test(parent.type);
