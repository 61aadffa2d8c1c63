/** A statement as it would read without a reference point: `s2.heap()` becomes `(s2.heap() - s1.heap())`. */
import type { CallExpression, Expression, Statement } from '../parse/syntax.ts';
import { expressionsOf, partsOf } from '../parse/parts.ts';
import type { Reference } from './reference.ts';

interface Replacement {
  readonly from: number;
  readonly to: number;
  /** What is taken away from it. */
  readonly minus: string;
}

/** Undefined when the expression takes what cannot be written. */
function minusOf(
  node: Expression,
  reference: Reference,
  isVariable: (name: string) => boolean,
): { readonly minus: string | undefined } | undefined {
  const { reachable, unreachable } = reference;
  if (node.kind === 'name')
    return node.name === 'h' && !isVariable('h') && reachable !== undefined ? { minus: reachable.source } : undefined;
  if (node.kind !== 'call' || node.callee.kind !== 'attribute') return undefined;
  if (node.callee.name === 'heap' && reachable !== undefined) return { minus: reachable.source };
  if (node.callee.name !== 'heapu' || (unreachable?.stat.rows.length ?? 0) === 0) return undefined;
  return { minus: isPlain(node) ? unreachable?.source : undefined };
}

const isPlain = (node: CallExpression): boolean => node.positional.length === 0 && node.keywords.length === 0;

/**
 * The source of a statement so that it means the same in a link, where no reference point is set; `undefined` when that cannot
 * be written, because the reference point was given as a value.
 */
export function writtenOut(
  statement: Statement,
  source: string,
  reference: Reference | undefined,
  isVariable: (name: string) => boolean,
): string | undefined {
  const text = source.slice(statement.range.from, statement.range.to);
  if (reference === undefined) return text.trimEnd();
  const replacements: Replacement[] = [];
  const waiting = [...expressionsOf(statement)];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    waiting.push(...partsOf(node));
    const found = minusOf(node, reference, isVariable);
    if (found === undefined) continue;
    if (found.minus === undefined) return undefined;
    replacements.push({ ...node.range, minus: found.minus });
  }
  let result = text;
  const { from: start } = statement.range;
  for (const { from, to, minus } of replacements.sort((a, b) => b.from - a.from))
    result = `${result.slice(0, from - start)}(${result.slice(from - start, to - start)} - ${minus})${result.slice(to - start)}`;
  return result.trimEnd();
}
