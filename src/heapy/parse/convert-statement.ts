/** Statements of the grammar's tree as statements of the language. */
import type { SyntaxNode } from '@lezer/common';
import { HeapyError } from '../heapy-error.ts';
import { convertExpression } from './convert-expression.ts';
import { atCommas, convertTarget } from './convert-parts.ts';
import { convertDefine } from './convert-define.ts';
import { childrenOf, deeper, rangeOf, refuse, textAt } from './cursor.ts';
import type { Conversion } from './cursor.ts';
import type { BinaryOperator, Expression, IfStatement, NameExpression, Statement } from './syntax.ts';

type Convert = (conversion: Conversion, node: SyntaxNode) => Statement;

/** One expression, or several side by side: a tuple. */
function convertValues(conversion: Conversion, nodes: readonly SyntaxNode[]): Expression {
  const groups = atCommas(nodes);
  const star = nodes.find((node) => node.name === '*');
  if (star !== undefined) throw new HeapyError('syntax', '`*` is not part of this language here', rangeOf(star));
  if (groups.length === 1 && nodes.at(-1)?.name !== ',') return convertExpression(conversion, nodes[0]);
  return {
    kind: 'sequence',
    tuple: true,
    items: groups.map(([item]) => convertExpression(conversion, item)),
    range: { from: nodes[0].from, to: nodes[nodes.length - 1].to },
  };
}

function convertAssign(conversion: Conversion, node: SyntaxNode): Statement {
  const sides: SyntaxNode[][] = [[]];
  for (const child of childrenOf(node)) {
    if (child.name === 'AssignOp') sides.push([]);
    else if (child.name === 'TypeDef') refuse(conversion, child);
    else sides[sides.length - 1].push(child);
  }
  const targets = sides.slice(0, -1).map((side) => convertTarget(conversion, side));
  return { kind: 'assign', targets, value: convertValues(conversion, sides[sides.length - 1]), range: rangeOf(node) };
}

const UPDATES: ReadonlySet<string> = new Set(['+', '-', '*', '/', '//', '%', '**', '&', '|', '^', '<<', '>>']);

function convertUpdate(conversion: Conversion, node: SyntaxNode): Statement {
  const [name, operator, ...values] = childrenOf(node);
  if (name.name !== 'VariableName') throw new HeapyError('syntax', 'only names can be assigned to', rangeOf(name));
  const sign = textAt(conversion, operator).slice(0, -1);
  if (!UPDATES.has(sign))
    throw new HeapyError('syntax', `\`${sign}=\` is not part of this language`, rangeOf(operator));
  const value = convertValues(conversion, values);
  const range = rangeOf(node);
  return { kind: 'update', name: textAt(conversion, name), operator: sign as BinaryOperator, value, range };
}

function convertDelete(conversion: Conversion, node: SyntaxNode): Statement {
  const names = atCommas(childrenOf(node).slice(1)).map(([target]): NameExpression => {
    if (target.name !== 'VariableName') throw new HeapyError('syntax', 'only names can be deleted', rangeOf(target));
    return { kind: 'name', name: textAt(conversion, target), range: rangeOf(target) };
  });
  return { kind: 'delete', names, range: rangeOf(node) };
}

function convertImport(conversion: Conversion, node: SyntaxNode): Statement {
  const words = childrenOf(node).filter((child) => child.name !== '(' && child.name !== ')');
  const range = rangeOf(node);
  const alias = words.find((word) => word.name === 'as');
  if (alias !== undefined) throw new HeapyError('syntax', '`as` is not part of this language', rangeOf(alias));
  const text = (nodes: readonly SyntaxNode[]): string => nodes.map((word) => textAt(conversion, word)).join('');
  const importAt = words.findIndex((word) => word.name === 'import');
  if (importAt === 0) return { kind: 'import', module: text(words.slice(1)), names: undefined, range };
  const names = atCommas(words.slice(importAt + 1)).map(text);
  return { kind: 'import', module: text(words.slice(1, importAt)), names, range };
}

function convertBody(conversion: Conversion, body: SyntaxNode): readonly Statement[] {
  return childrenOf(body)
    .filter((child) => child.name !== ':')
    .flatMap((child) => convertStatements(conversion, child));
}

function convertFor(conversion: Conversion, node: SyntaxNode): Statement {
  const words = childrenOf(node);
  const inAt = words.findIndex((word) => word.name === 'in');
  const bodyAt = words.findIndex((word) => word.name === 'Body');
  if (words[0].name !== 'for') refuse(conversion, words[0]);
  if (words.length > bodyAt + 1) refuse(conversion, words[bodyAt + 1]);
  return {
    kind: 'for',
    target: convertTarget(conversion, words.slice(1, inAt)),
    source: convertValues(conversion, words.slice(inAt + 1, bodyAt)),
    body: convertBody(conversion, words[bodyAt]),
    range: rangeOf(node),
  };
}

function convertIf(conversion: Conversion, node: SyntaxNode): Statement {
  const branches: IfStatement['branches'][number][] = [];
  let otherwise: readonly Statement[] = [];
  const words = childrenOf(node);
  for (let i = 0; i < words.length;) {
    if (words[i].name === 'else') {
      otherwise = convertBody(conversion, words[i + 1]);
      i += 2;
    } else {
      if (words[i + 1].name === 'Body') refuse(conversion, words[i]);
      const test = convertExpression(conversion, words[i + 1]);
      branches.push({ test, body: convertBody(conversion, words[i + 2]) });
      i += 3;
    }
  }
  return { kind: 'if', branches, otherwise, range: rangeOf(node) };
}

function convertReturn(conversion: Conversion, node: SyntaxNode): Statement {
  const range = rangeOf(node);
  if (conversion.functions === 0) throw new HeapyError('syntax', "'return' outside function", range);
  const values = childrenOf(node).slice(1);
  return { kind: 'return', value: values.length === 0 ? undefined : convertValues(conversion, values), range };
}

const CONVERTERS: ReadonlyMap<string, Convert> = new Map<string, Convert>([
  [
    'ExpressionStatement',
    (c, node) => ({ kind: 'expression', value: convertValues(c, childrenOf(node)), range: rangeOf(node) }),
  ],
  ['AssignStatement', convertAssign],
  ['UpdateStatement', convertUpdate],
  ['DeleteStatement', convertDelete],
  ['ImportStatement', convertImport],
  ['ForStatement', convertFor],
  ['IfStatement', convertIf],
  ['FunctionDefinition', (c, node) => convertDefine(c, node, convertBody)],
  ['ReturnStatement', convertReturn],
  ['PassStatement', (_, node) => ({ kind: 'pass', range: rangeOf(node) })],
]);

/** Converts one statement node; a line with `;` gives several. Throws HeapyError on what the language does not have. */
export function convertStatements(conversion: Conversion, node: SyntaxNode): readonly Statement[] {
  if (node.name === 'StatementGroup')
    return childrenOf(node)
      .filter((child) => child.name !== ';')
      .flatMap((child) => convertStatements(conversion, child));
  if (node.name === 'PrintStatement')
    throw new HeapyError('syntax', "Missing parentheses in call to 'print'", rangeOf(node));
  const convert = CONVERTERS.get(node.name);
  if (convert === undefined) return refuse(conversion, node);
  return deeper(conversion, node, () => [convert(conversion, node)]);
}
