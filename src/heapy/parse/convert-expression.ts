/** Expressions of the grammar's tree as expressions of the language. */
import type { SyntaxNode } from '@lezer/common';
import { HeapyError } from '../heapy-error.ts';
import { childrenOf, deeper, rangeOf, refuse, textAt } from './cursor.ts';
import type { Conversion } from './cursor.ts';
import { convertArguments, convertComprehension, convertSubscript } from './convert-parts.ts';
import { convertFormatted } from './convert-formatted.ts';
import { numberOf, stringOf } from './literals.ts';
import { associate } from './operators.ts';
import type { Piece } from './operators.ts';
import type { BinaryOperator, CompareOperator, Expression, FormattedPart, LiteralValue } from './syntax.ts';

type Convert = (conversion: Conversion, node: SyntaxNode) => Expression;

const ARITHMETIC: ReadonlySet<string> = new Set<BinaryOperator>([
  ...(['&', '|', '^', '+', '-', '*', '/', '//', '%', '**', '<<', '>>'] as const),
]);
const COMPARISONS: ReadonlySet<string> = new Set<CompareOperator>(['==', '!=', '<', '<=', '>', '>=']);
const TEST_WORDS: ReadonlySet<string> = new Set(['or', 'and', 'in', 'not', 'is', 'CompareOp']);

/** The tokens between two operands: `not` `in` are two. */
function operatorNodes(node: SyntaxNode): readonly SyntaxNode[] {
  return childrenOf(node).slice(1, -1);
}

function isTest(node: SyntaxNode): boolean {
  if (node.name === 'UnaryExpression') return node.firstChild?.name === 'not';
  return node.name === 'BinaryExpression' && operatorNodes(node).some((token) => TEST_WORDS.has(token.name));
}

function pieceOf(conversion: Conversion, tokens: readonly SyntaxNode[]): Piece {
  const operator = tokens.map((token) => textAt(conversion, token)).join(' ');
  const range = { from: tokens[0].from, to: tokens[tokens.length - 1].to };
  if (operator === 'or' || operator === 'and' || operator === 'in' || operator === 'not in')
    return { kind: 'operator', operator, range };
  if (operator === 'is' || operator === 'is not') return { kind: 'operator', operator, range };
  if (COMPARISONS.has(operator)) return { kind: 'operator', operator: operator as CompareOperator, range };
  throw new HeapyError('syntax', `invalid operator ${operator}`, range);
}

function flatten(conversion: Conversion, node: SyntaxNode, pieces: Piece[]): void {
  deeper(conversion, node, () => {
    if (!isTest(node)) {
      pieces.push({ kind: 'operand', expression: convertExpression(conversion, node) });
      return;
    }
    const children = childrenOf(node);
    if (node.name === 'UnaryExpression')
      pieces.push({ kind: 'operator', operator: 'not', range: rangeOf(children[0]) });
    else {
      flatten(conversion, children[0], pieces);
      pieces.push(pieceOf(conversion, operatorNodes(node)));
    }
    flatten(conversion, children[children.length - 1], pieces);
  });
}

function convertOperation(conversion: Conversion, node: SyntaxNode): Expression {
  if (isTest(node)) {
    const pieces: Piece[] = [];
    flatten(conversion, node, pieces);
    return associate(pieces);
  }
  const [first, ...others] = childrenOf(node);
  const operator = textAt(conversion, node.name === 'UnaryExpression' ? first : others[0]);
  if (node.name === 'UnaryExpression') {
    if (operator !== '-' && operator !== '+' && operator !== '~') refuse(conversion, first);
    return { kind: 'unary', operator, operand: convertExpression(conversion, others[0]), range: rangeOf(node) };
  }
  if (!ARITHMETIC.has(operator))
    throw new HeapyError('syntax', `\`${operator}\` is not part of this language`, rangeOf(others[0]));
  return {
    kind: 'binary',
    operator: operator as BinaryOperator,
    left: convertExpression(conversion, first),
    right: convertExpression(conversion, others[1]),
    range: rangeOf(node),
  };
}

function literal(value: LiteralValue, node: SyntaxNode): Expression {
  return { kind: 'literal', value, range: rangeOf(node) };
}

function convertMember(conversion: Conversion, node: SyntaxNode): Expression {
  const [object, token, property] = childrenOf(node);
  if (token.name === '[') return convertSubscript(conversion, node, convertExpression(conversion, object));
  return {
    kind: 'attribute',
    object: convertExpression(conversion, object),
    name: textAt(conversion, property),
    nameRange: rangeOf(property),
    range: rangeOf(node),
  };
}

/** `'a' "b"`: Python joins neighbours; with an f-string among them the whole is one. */
function convertContinued(conversion: Conversion, node: SyntaxNode): Expression {
  const parts: FormattedPart[] = childrenOf(node).flatMap((child) => {
    if (child.name === 'FormatString') return convertFormatted(conversion, child);
    return [{ text: stringOf(textAt(conversion, child), rangeOf(child)) }];
  });
  if (parts.every((part) => 'text' in part)) return literal(parts.map((part) => part.text).join(''), node);
  return { kind: 'formatted', parts, range: rangeOf(node) };
}

function convertSequence(conversion: Conversion, node: SyntaxNode): Expression {
  const items = childrenOf(node).filter((child) => !['(', ')', '[', ']', ','].includes(child.name));
  return {
    kind: 'sequence',
    tuple: node.name === 'TupleExpression',
    items: items.map((item) => convertExpression(conversion, item)),
    range: rangeOf(node),
  };
}

const CONVERTERS: ReadonlyMap<string, Convert> = new Map<string, Convert>([
  ['VariableName', (c, node) => ({ kind: 'name', name: textAt(c, node), range: rangeOf(node) })],
  ['Number', (c, node) => literal(numberOf(textAt(c, node), rangeOf(node)), node)],
  ['String', (c, node) => literal(stringOf(textAt(c, node), rangeOf(node)), node)],
  ['FormatString', (c, node) => ({ kind: 'formatted', parts: convertFormatted(c, node), range: rangeOf(node) })],
  ['ContinuedString', convertContinued],
  ['Boolean', (c, node) => literal(textAt(c, node) === 'True', node)],
  ['None', (_, node) => literal(null, node)],
  ['MemberExpression', convertMember],
  ['BinaryExpression', convertOperation],
  ['UnaryExpression', convertOperation],
  ['ParenthesizedExpression', (c, node) => convertExpression(c, childrenOf(node)[1])],
  ['TupleExpression', convertSequence],
  ['ArrayExpression', convertSequence],
  ['ArrayComprehensionExpression', (c, node) => convertComprehension(c, node, childrenOf(node).slice(1, -1))],
  ['ComprehensionExpression', (c, node) => convertComprehension(c, node, childrenOf(node).slice(1, -1))],
  [
    'CallExpression',
    (c, node) => {
      const [callee, list] = childrenOf(node);
      const { positional, keywords } = convertArguments(c, list);
      return { kind: 'call', callee: convertExpression(c, callee), positional, keywords, range: rangeOf(node) };
    },
  ],
  [
    'ConditionalExpression',
    (c, node) => {
      const [whenTrue, , condition, , whenFalse] = childrenOf(node);
      return {
        kind: 'conditional',
        whenTrue: convertExpression(c, whenTrue),
        condition: convertExpression(c, condition),
        whenFalse: convertExpression(c, whenFalse),
        range: rangeOf(node),
      };
    },
  ],
]);

/** Converts one expression node. Throws HeapyError on what the language does not have. */
export function convertExpression(conversion: Conversion, node: SyntaxNode): Expression {
  const convert = CONVERTERS.get(node.name);
  if (convert === undefined) return refuse(conversion, node);
  return deeper(conversion, node, () => convert(conversion, node));
}
