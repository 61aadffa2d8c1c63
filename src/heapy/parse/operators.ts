/**
 * `or`, `and`, `not` and comparisons, put together anew from their flat sequence.
 * The grammar binds `not` too loosely (`not a and b` comes as `not (a and b)`) and knows no chains (`a < b < c`).
 */
import { HeapyError } from '../heapy-error.ts';
import type { SourceRange } from '../heapy-error.ts';
import type { CompareExpression, CompareOperator, Expression } from './syntax.ts';

/** An operand already converted, or an operator between operands. */
export type Piece =
  | { readonly kind: 'operand'; readonly expression: Expression }
  | {
      readonly kind: 'operator';
      readonly operator: 'or' | 'and' | 'not' | CompareOperator;
      readonly range: SourceRange;
    };

interface Cursor {
  readonly pieces: readonly Piece[];
  at: number;
}

const span = (a: SourceRange, b: SourceRange): SourceRange => ({ from: a.from, to: b.to });

function operatorAt(cursor: Cursor): Extract<Piece, { kind: 'operator' }> | undefined {
  const piece = cursor.pieces.at(cursor.at);
  return cursor.at < cursor.pieces.length && piece?.kind === 'operator' ? piece : undefined;
}

function operand(cursor: Cursor): Expression {
  const piece = cursor.pieces.at(cursor.at++);
  if (piece?.kind === 'operand') return piece.expression;
  throw new HeapyError('syntax', `invalid syntax: ${piece?.operator ?? 'end'} is not valid here`, piece?.range);
}

function comparison(cursor: Cursor): Expression {
  const first = operand(cursor);
  const rest: CompareExpression['rest'][number][] = [];
  for (;;) {
    const piece = operatorAt(cursor);
    if (piece === undefined || piece.operator === 'or' || piece.operator === 'and' || piece.operator === 'not') break;
    cursor.at++;
    rest.push({ operator: piece.operator, operand: operand(cursor) });
  }
  const last = rest.at(-1);
  return last === undefined ? first : { kind: 'compare', first, rest, range: span(first.range, last.operand.range) };
}

/** A run of `not`s is folded by a loop: it may be as long as the source allows. */
function negation(cursor: Cursor): Expression {
  const nots: SourceRange[] = [];
  for (let piece = operatorAt(cursor); piece?.operator === 'not'; piece = operatorAt(cursor)) {
    nots.push(piece.range);
    cursor.at++;
  }
  let result = comparison(cursor);
  for (const range of nots.reverse())
    result = { kind: 'unary', operator: 'not', operand: result, range: span(range, result.range) };
  return result;
}

function logical(cursor: Cursor, operator: 'or' | 'and'): Expression {
  const next = (): Expression => (operator === 'or' ? logical(cursor, 'and') : negation(cursor));
  let left = next();
  while (operatorAt(cursor)?.operator === operator) {
    cursor.at++;
    const right = next();
    left = { kind: 'logical', operator, left, right, range: span(left.range, right.range) };
  }
  return left;
}

/** Builds the expression of a flat sequence with Python's precedence. Throws HeapyError where an operand is missing. */
export function associate(pieces: readonly Piece[]): Expression {
  const cursor: Cursor = { pieces, at: 0 };
  const result = logical(cursor, 'or');
  const left = operatorAt(cursor);
  if (left !== undefined)
    throw new HeapyError('syntax', `invalid syntax: ${left.operator} is not valid here`, left.range);
  return result;
}
