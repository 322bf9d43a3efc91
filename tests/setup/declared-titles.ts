import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst, transformWithEsbuild } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DECLARE = ['test', 'it', 'describe'];
/** What is not run proves nothing. */
const NOT_RUN = ['skip', 'todo', 'skipIf', 'runIf'];

type Node = Record<string, unknown> & { type: string };
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
const nodesIn = (value: unknown): Node[] =>
  Array.isArray(value) ? value.flatMap(nodesIn) : isNode(value) ? [value] : [];
const childrenOf = (node: Node): Node[] => Object.values(node).flatMap(nodesIn);

/** A node and all below it. */
const within = (node: Node): Node[] => [node, ...childrenOf(node).flatMap(within)];

const sourceOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const astOf = async (path: string, source: string): Promise<Node> => {
  const { code } = await transformWithEsbuild(source, path, { target: 'esnext' });
  const ast: unknown = parseAst(code);
  if (!isNode(ast)) throw new Error(`${path} cannot be read`);
  return ast;
};

/** What a string says; of a template what is put in as “…”. */
function textOf(node: Node | undefined): string[] {
  if (node?.type === 'Literal' && typeof node.value === 'string') return [node.value];
  if (node?.type !== 'TemplateLiteral') return [];
  return [
    nodesIn(node.quasis)
      .map(({ value }) => (typeof value === 'object' && value && 'cooked' in value ? `${value.cooked}` : ''))
      .join('…'),
  ];
}

/** What calls a row of a table: its `name`, its first cell, or itself. */
function nameOf(row: Node): string[] {
  if (row.type === 'ArrayExpression') return textOf(nodesIn(row.elements)[0]);
  if (row.type !== 'ObjectExpression') return textOf(row);
  return nodesIn(row.properties)
    .filter(({ key }) => isNode(key) && key.name === 'name')
    .flatMap(({ value }) => textOf(nodesIn(value)[0]));
}

/** The names in `it.each.skip`, from the left. */
function partsOf(callee: Node): unknown[] {
  if (callee.type === 'CallExpression') return nodesIn(callee.callee).flatMap(partsOf);
  if (callee.type !== 'MemberExpression') return [callee.name];
  const [object, property] = [nodesIn(callee.object), nodesIn(callee.property)];
  return [...object.flatMap(partsOf), ...property.map(({ name }) => name)];
}

/** What the tests of a file, and the rows of their tables, are called; of another file the rows of the tables that it exports. */
export const declaredTitles = (path: string): Promise<string[]> => titlesIn(path, sourceOf(path));

/** The same of a file that says this. */
export async function titlesIn(path: string, source: string): Promise<string[]> {
  const nodes = within(await astOf(path, source));
  const tables = new Map(
    nodes
      .filter(
        ({ type, init }) => type === 'VariableDeclarator' && isNode(init) && init.type === 'ArrayExpression',
      )
      .map(({ id, init }) => [nodesIn(id)[0]?.name, nodesIn(init)[0]]),
  );
  const rowsOf = (table: Node | undefined) =>
    table?.type === 'ArrayExpression' ? nodesIn(table.elements).flatMap(nameOf) : [];
  if (!isTest(path)) {
    const exported = nodes.filter(({ type }) => type === 'ExportNamedDeclaration').flatMap(within);
    const names = exported
      .filter(({ type }) => type === 'VariableDeclarator')
      .map(({ id }) => nodesIn(id)[0]?.name);
    return names.flatMap((name) => rowsOf(tables.get(name)));
  }
  return nodes
    .filter(({ type }) => type === 'CallExpression')
    .flatMap((call) => {
      const callee = nodesIn(call.callee)[0];
      const parts = callee ? partsOf(callee) : [];
      if (!DECLARE.includes(`${parts[0]}`) || parts.some((part) => NOT_RUN.includes(`${part}`))) return [];
      const title = textOf(nodesIn(call.arguments)[0]);
      if (callee?.type !== 'CallExpression' || title.length === 0) return title;
      const table = nodesIn(callee.arguments)[0];
      return [...title, ...rowsOf(table?.type === 'Identifier' ? tables.get(table.name) : table)];
    });
}

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);

/** Whether a file is one of tests, or something that the tests beside it import, by whatever ways. */
export async function isRun(path: string): Promise<boolean> {
  if (isTest(path)) return true;
  const seen = readdirSync(join(ROOT, dirname(path)))
    .filter(isTest)
    .map((file) => join(dirname(path), file));
  for (const file of seen) {
    const imports = childrenOf(await astOf(file, sourceOf(file))).filter(
      ({ type }) => type === 'ImportDeclaration',
    );
    for (const source of imports.flatMap((one) => textOf(nodesIn(one.source)[0]))) {
      const imported = join(dirname(file), source);
      if (source.startsWith('./') && !seen.includes(imported)) seen.push(imported);
    }
  }
  return seen.includes(path);
}
