/** Parts of expressions that the grammar leaves flat: arguments, subscripts, comprehension clauses, targets. */
import type { SyntaxNode } from '@lezer/common';
import { HeapyError } from '../heapy-error.ts';
import { childrenOf, rangeOf, refuse, textAt } from './cursor.ts';
import type { Conversion } from './cursor.ts';
import type { ComprehensionClause, Expression, KeywordArgument, Target } from './syntax.ts';

/** Cuts a flat list of nodes at its commas; a trailing comma adds nothing. */
export function atCommas(nodes: readonly SyntaxNode[]): readonly (readonly SyntaxNode[])[] {
  const groups: SyntaxNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === ',') groups.push([]);
    else groups[groups.length - 1].push(node);
  }
  return groups.at(-1)?.length === 0 ? groups.slice(0, -1) : groups;
}

/** The arguments between the parentheses of a call. */
export function convertArguments(
  conversion: Conversion,
  list: SyntaxNode,
): { positional: readonly Expression[]; keywords: readonly KeywordArgument[] } {
  const positional: Expression[] = [];
  const keywords: KeywordArgument[] = [];
  for (const group of atCommas(childrenOf(list).slice(1, -1))) {
    const [first, second, third] = group;
    if (first.name === '*' || first.name === '**')
      throw new HeapyError('syntax', `\`${first.name}\` arguments are not part of this language`, rangeOf(first));
    if (second?.name === 'AssignOp') {
      if (textAt(conversion, second) !== '=')
        throw new HeapyError('syntax', '`:=` is not part of this language', rangeOf(second));
      if (group.length > 3) refuse(conversion, group[3]);
      const range = { from: first.from, to: third.to };
      keywords.push({ name: textAt(conversion, first), value: conversion.expression(third), range });
    } else if (keywords.length > 0)
      throw new HeapyError('syntax', 'positional argument follows keyword argument', rangeOf(first));
    else if (second !== undefined) positional.push(convertComprehension(conversion, list, group));
    else positional.push(conversion.expression(first));
  }
  return { positional, keywords };
}

/** `object[index]` or `object[start:stop:step]`; several indices are no part of the language. */
export function convertSubscript(conversion: Conversion, node: SyntaxNode, object: Expression): Expression {
  const inside = childrenOf(node).slice(2, -1);
  const range = rangeOf(node);
  const comma = inside.find((child) => child.name === ',');
  if (comma !== undefined)
    throw new HeapyError('syntax', 'several indices between brackets are not part of this language', rangeOf(comma));
  if (!inside.some((child) => child.name === ':')) {
    if (inside.length !== 1) refuse(conversion, node);
    return { kind: 'index', object, index: conversion.expression(inside[0]), range };
  }
  const bounds: (Expression | undefined)[] = [undefined];
  for (const child of inside) {
    if (child.name === ':') bounds.push(undefined);
    else bounds[bounds.length - 1] = conversion.expression(child);
  }
  return { kind: 'slice', object, start: bounds[0], stop: bounds[1], step: bounds[2], range };
}

/** A place for values: a name, or names side by side, in parentheses or not. */
export function convertTarget(conversion: Conversion, nodes: readonly SyntaxNode[]): Target {
  const groups = atCommas(nodes);
  const [first] = nodes;
  if (groups.length > 1 || nodes.at(-1)?.name === ',') {
    const range = { from: first.from, to: nodes[nodes.length - 1].to };
    return { kind: 'names', items: groups.map((group) => convertTarget(conversion, group)), range };
  }
  if (first.name === 'VariableName') return { kind: 'name', name: textAt(conversion, first), range: rangeOf(first) };
  if (
    ['TupleExpression', 'ParenthesizedExpression', 'ArrayExpression'].includes(first.name) &&
    childrenOf(first).length > 2
  )
    return convertTarget(conversion, childrenOf(first).slice(1, -1));
  throw new HeapyError('syntax', 'only names can be assigned to', rangeOf(first));
}

/** `item for target in source if test …`, as the grammar leaves it: one flat list. */
export function convertComprehension(
  conversion: Conversion,
  node: SyntaxNode,
  flat: readonly SyntaxNode[],
): Expression {
  const clauses: ComprehensionClause[] = [];
  for (let i = 1; i < flat.length;) {
    const word = flat[i];
    if (word.name === 'if') {
      clauses.push({ kind: 'if', test: conversion.expression(flat[i + 1]) });
      i += 2;
    } else if (word.name === 'for') {
      const inAt = flat.findIndex((child, at) => at > i && child.name === 'in');
      const target = convertTarget(conversion, flat.slice(i + 1, inAt));
      clauses.push({ kind: 'for', target, source: conversion.expression(flat[inAt + 1]) });
      i = inAt + 2;
    } else return refuse(conversion, word);
  }
  return { kind: 'comprehension', item: conversion.expression(flat[0]), clauses, range: rangeOf(node) };
}
