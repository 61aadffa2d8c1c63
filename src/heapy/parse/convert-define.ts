/** `def name(a, b=value): …` of the grammar's tree. */
import type { SyntaxNode } from '@lezer/common';
import { HeapyError } from '../heapy-error.ts';
import { atCommas } from './convert-parts.ts';
import { childrenOf, rangeOf, refuse, textAt } from './cursor.ts';
import type { Conversion } from './cursor.ts';
import type { DefineStatement, Parameter, Statement } from './syntax.ts';

function convertParameter(conversion: Conversion, group: readonly SyntaxNode[]): Parameter {
  const [name, sign, value] = group;
  const odd = name.name === 'VariableName' ? (sign?.name === 'AssignOp' ? undefined : sign) : name;
  if (odd !== undefined) {
    const what = `\`${textAt(conversion, odd)}\` is not part of this language here`;
    throw new HeapyError('syntax', `${what}: a parameter is a name, or a name and its default`, rangeOf(odd));
  }
  const initial = value === undefined ? undefined : conversion.expression(value);
  return { name: textAt(conversion, name), initial, range: rangeOf(name) };
}

function checkParameters(parameters: readonly Parameter[]): void {
  const seen = new Set<string>();
  let optional = false;
  for (const { name, initial, range } of parameters) {
    if (seen.has(name)) throw new HeapyError('syntax', `duplicate argument '${name}' in function definition`, range);
    if (optional && initial === undefined)
      throw new HeapyError('syntax', 'parameter without a default follows parameter with a default', range);
    optional = initial !== undefined;
    seen.add(name);
  }
}

/** A function's definition; `body` converts its block. Throws HeapyError on annotations, `*args`, `async`. */
export function convertDefine(
  conversion: Conversion,
  node: SyntaxNode,
  convertBody: (conversion: Conversion, body: SyntaxNode) => readonly Statement[],
): DefineStatement {
  const words = childrenOf(node);
  const [def, name, list] = words;
  const body = words[words.length - 1];
  if (def.name !== 'def') throw new HeapyError('syntax', '`async` is not part of this language', rangeOf(def));
  if (words.length !== 4) refuse(conversion, words[3]);
  const parameters = atCommas(childrenOf(list).slice(1, -1)).map((group) => convertParameter(conversion, group));
  checkParameters(parameters);
  conversion.functions++;
  const statements = convertBody(conversion, body);
  conversion.functions--;
  return { kind: 'define', name: textAt(conversion, name), parameters, body: statements, range: rangeOf(node) };
}
