/** Reading the grammar's tree: children, texts, and errors that point at them. */
import type { SyntaxNode } from '@lezer/common';
import { HeapyError } from '../heapy-error.ts';
import type { SourceRange } from '../heapy-error.ts';
import type { Expression } from './syntax.ts';
import { REFUSED } from './refusals.ts';

/** The grammar's tree cannot be deeper than this: a chain of calls and operators, one inside the other. */
export const MAX_DEPTH = 250;

/** What converting needs to know: the source, how deep it is, and how parts are converted. */
export interface Conversion {
  readonly source: string;
  depth: number;
  /** How many functions the part stands in. */
  functions: number;
  /** Converts a part: the files of converters do not know each other. Throws HeapyError. */
  readonly expression: (node: SyntaxNode) => Expression;
}

export const rangeOf = (node: SyntaxNode): SourceRange => ({ from: node.from, to: node.to });

export const textAt = (conversion: Conversion, node: SyntaxNode): string => conversion.source.slice(node.from, node.to);

/** All children, tokens too, comments left out. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (child.name !== 'Comment') children.push(child);
  return children;
}

/** Throws the syntax error that a node stands for: a construct outside the language, or something misplaced. */
export function refuse(conversion: Conversion, node: SyntaxNode): never {
  const what = REFUSED.get(node.name === '...' ? 'Ellipsis' : node.name);
  const text = textAt(conversion, node);
  const message =
    what === undefined
      ? `invalid syntax: ${text === '' ? 'something is missing here' : `${clip(text)} is not valid here`}`
      : `${what} is not part of this language`;
  throw new HeapyError('syntax', message, rangeOf(node));
}

const clip = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** Runs `work` one level deeper. Throws HeapyError when that is too deep. */
export function deeper<T>(conversion: Conversion, node: SyntaxNode, work: () => T): T {
  if (++conversion.depth > MAX_DEPTH)
    throw new HeapyError('syntax', `more than ${MAX_DEPTH} nested operations`, rangeOf(node));
  const result = work();
  conversion.depth--;
  return result;
}
