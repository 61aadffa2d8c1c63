/** Source text to statements of the language. */
import type { Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import { HeapyError } from '../heapy-error.ts';
import { convertStatements } from './convert-statement.ts';
import { convertExpression } from './convert-expression.ts';
import { childrenOf, type Conversion } from './cursor.ts';
import { checkSource } from './scan.ts';
import type { Expression, Statement } from './syntax.ts';

function checkNoErrors(tree: Tree, source: string): void {
  const cursor = tree.cursor();
  do {
    if (!cursor.type.isError) continue;
    const { from, to } = cursor;
    const rest = source.slice(from);
    const found = to > from ? source.slice(from, Math.min(to, from + 40)) : (/^\s*(\w+|\S)?/.exec(rest)?.[1] ?? '');
    const message = found === '' ? 'invalid syntax: unexpected end' : `invalid syntax: ${found} is not valid here`;
    throw new HeapyError('syntax', message, { from, to: Math.max(to, Math.min(from + 1, source.length)) });
  } while (cursor.next());
}

/** The statements of a source, in order. Throws only HeapyError with code `syntax`. */
export function parseStatements(source: string): readonly Statement[] {
  checkSource(source);
  const tree = parser.parse(source);
  checkNoErrors(tree, source);
  const conversion: Conversion = {
    source,
    depth: 0,
    functions: 0,
    expression: (node) => convertExpression(conversion, node),
  };
  return childrenOf(tree.topNode).flatMap((node) => convertStatements(conversion, node));
}

/** The one expression that a source is. Throws only HeapyError with code `syntax`. */
export function parseExpression(source: string): Expression {
  const [statement, second] = parseStatements(source);
  if (statement === undefined)
    throw new HeapyError('syntax', 'an expression is expected', { from: 0, to: source.length });
  if (statement.kind !== 'expression')
    throw new HeapyError('syntax', 'an expression is expected here, not a statement', statement.range);
  if (second !== undefined)
    throw new HeapyError('syntax', 'one expression is expected here, not several statements', second.range);
  return statement.value;
}
