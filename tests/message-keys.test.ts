// @vitest-environment node
import { join } from 'node:path';
import {
  type CallExpression,
  type Expression,
  isArrayLiteralExpression,
  isAsExpression,
  isBinaryExpression,
  isCallExpression,
  isConditionalExpression,
  isIdentifier,
  isNoSubstitutionTemplateLiteral,
  isObjectLiteralExpression,
  isParenthesizedExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isSpreadElement,
  isStringLiteral,
  isTemplateExpression,
  isTemplateSpan,
  isTypeNode,
  type Node,
  type NoSubstitutionTemplateLiteral,
  type SourceFile,
  type StringLiteral,
  SyntaxKind,
} from 'typescript/unstable/ast';
import { API, type Checker, type Type } from 'typescript/unstable/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedKeys } from '../packaging/message-keys.ts';
import { readCatalogue } from './setup/pseudo-locale.ts';

/**
 * The build writes a short key wherever a string of ours is a message's key (`packaging/short-keys.ts`). So every such string has to be
 * meant as one, which is told by the type of its place, and none may be put together, taken apart or come from elsewhere.
 */
const root = join(import.meta.dirname, '..');
const OURS = /^\/(?:lib|components|entrypoints)\/.+\.tsx?$/;
/** Where the form of a count is added, and keys are handed on as texts. */
const ASKING = ['/lib/i18n.ts', '/lib/lasting-messages.ts'];

const english = Object.keys(readCatalogue('en'));
/** All keys, and what a count is asked for by. */
const KEYS = new Set([...english, ...english.map((key) => key.replace(/_other$/, ''))]);
const shortOf = shippedKeys();

let api: API;
let checker: Checker;
/** Of each of our sources all that is run. */
let nodes: [SourceFile, Node[]][];
beforeAll(() => {
  api = new API({ cwd: root });
  const [project] = api.updateSnapshot({ openProjects: [join(root, 'tsconfig.json')] }).getProjects();
  if (!project) throw new Error('tsconfig.json is no project.');
  checker = project.checker;
  nodes = project.program
    .getSourceFileNames()
    .filter((name) => name.startsWith(root) && OURS.test(name.slice(root.length)))
    .map((name) => project.program.getSourceFile(name))
    .filter((file) => file !== undefined)
    .map((file) => [file, nodesIn(file)]);
});
afterAll(() => api.close());

/** The places in our sources that are of a kind, as text. */
const places = (isIt: (node: Node, path: string) => boolean): string[] =>
  nodes.flatMap(([file, all]) => {
    const path = file.fileName.slice(root.length);
    return all.filter((node) => isIt(node, path)).map((node) => `${path}: ${node.getText(file)}`);
  });

/** Types are left out. */
function nodesIn(node: Node): Node[] {
  const found: Node[] = [];
  const look = (one: Node): void => {
    if (isTypeNode(one)) return;
    found.push(one);
    one.forEachChild(look);
  };
  look(node);
  return found;
}

const known = new Map<number, boolean>();
/** Whether whatever text is of this type is a message's key. */
function isOfKeys(type: Type | undefined): boolean {
  if (!type) return false;
  const before = known.get(type.id);
  if (before !== undefined) return before;
  const constraint = checker.getBaseConstraintOfType(type) ?? type;
  const members = constraint.isUnionType() ? constraint.getTypes() : [constraint];
  const texts = members.filter((member) => !isNoText(member));
  const areKeys = texts.every((member) => member.isStringLiteralType() && KEYS.has(member.value));
  known.set(type.id, texts.length > 0 && areKeys);
  return texts.length > 0 && areKeys;
}

const NO_TEXTS = ['undefined', 'null', 'void', 'boolean', 'true', 'false', 'number'];
const isNoText = (type: Type): boolean =>
  type.isObjectType() ||
  type.isBooleanLiteralType() ||
  (type.isIntrinsicType() && NO_TEXTS.includes(type.intrinsicName));

/** The call that a value is given to, and as which of its arguments; what is called later is another matter. */
function callOf(node: Node): { call: CallExpression; index: number } | null {
  const { parent } = node;
  if (isCallExpression(parent)) {
    const index = parent.arguments.indexOf(node as Expression);
    return index < 0 ? null : { call: parent, index };
  }
  const isPassedOn =
    isConditionalExpression(parent) ||
    isParenthesizedExpression(parent) ||
    isBinaryExpression(parent) ||
    isArrayLiteralExpression(parent) ||
    isObjectLiteralExpression(parent) ||
    isPropertyAssignment(parent) ||
    isSpreadElement(parent) ||
    isAsExpression(parent);
  return isPassedOn ? callOf(parent) : null;
}

/** Whether a text is at a place for a message's key. A function that takes any text, and is of the type of what it was given, is none. */
function isMeant(node: Expression): boolean {
  if (!isOfKeys(checker.getContextualType(node))) return false;
  const at = callOf(node);
  if (!at || at.call.typeArguments) return true;
  const signature = checker.getResolvedSignature(at.call);
  const declared = signature?.getTarget() ?? signature;
  if (!declared) return false;
  return declared.getTypeParameters().length === 0 || isOfKeys(checker.getParameterType(declared, at.index));
}

const isKey = (node: Expression): boolean => isOfKeys(checker.getTypeAtLocation(node));

/** A text that would be written as a short key. */
const isShortened = (node: Node): node is StringLiteral | NoSubstitutionTemplateLiteral =>
  (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) && shortOf(node.text) !== null;

describe('the key of a message', () => {
  it('is meant as one wherever a text reads like it', () => {
    expect(places(isShortened).length).toBeGreaterThan(1000);
    expect(places((node) => isShortened(node) && !isMeant(node))).toEqual([]);
  });

  it('is all that a message is asked for by', () => {
    const askedBy = (node: Node): Expression | undefined => {
      if (!isCallExpression(node)) return undefined;
      const { expression } = node;
      const name = isPropertyAccessExpression(expression) ? expression.name : expression;
      return isIdentifier(name) && /^(?:t|plural|getMessage)$/.test(name.text)
        ? node.arguments[0]
        : undefined;
    };
    expect(places((node) => askedBy(node) !== undefined).length).toBeGreaterThan(1000);
    const isOther = (node: Node, path: string) => {
      const key = askedBy(node);
      return key !== undefined && !ASKING.includes(path) && !isKey(key);
    };
    expect(places(isOther)).toEqual([]);
  });

  it.each<[string, (node: Node, path: string) => boolean]>([
    ['put together', (node) => isTemplateExpression(node) && isKey(node)],
    [
      'put into a text',
      (node, path) => isTemplateSpan(node) && !ASKING.includes(path) && isKey(node.expression),
    ],
    [
      'added to a text',
      (node) =>
        isBinaryExpression(node) &&
        node.operatorToken.kind === SyntaxKind.PlusToken &&
        (isKey(node.left) || isKey(node.right)),
    ],
    ['taken apart', (node) => isPropertyAccessExpression(node) && isKey(node.expression)],
    ['only said to be one', (node) => isAsExpression(node) && node.type.getText() !== 'const' && isKey(node)],
  ])('is never %s', (_, isIt) => {
    expect(places(isIt)).toEqual([]);
  });
});
