/** The parts of a piece of source, for whoever looks for something in all of it. */
import type { Expression, FormattedPart, Statement } from './syntax.ts';

const ofFormatted = (parts: readonly FormattedPart[]): readonly Expression[] =>
  parts.flatMap((part) => ('text' in part ? [] : [part.value, ...ofFormatted(part.format)]));

/** The expressions directly inside one. */
export function partsOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'name':
    case 'literal':
      return [];
    case 'sequence':
      return node.items;
    case 'formatted':
      return ofFormatted(node.parts);
    case 'attribute':
      return [node.object];
    case 'call':
      return [node.callee, ...node.positional, ...node.keywords.map(({ value }) => value)];
    case 'index':
      return [node.object, node.index];
    case 'slice':
      return [node.object, node.start, node.stop, node.step].filter((part) => part !== undefined);
    case 'unary':
      return [node.operand];
    case 'binary':
    case 'logical':
      return [node.left, node.right];
    case 'compare':
      return [node.first, ...node.rest.map(({ operand }) => operand)];
    case 'conditional':
      return [node.condition, node.whenTrue, node.whenFalse];
    case 'comprehension':
      return [node.item, ...node.clauses.map((clause) => (clause.kind === 'if' ? clause.test : clause.source))];
  }
}

/** The expressions of a statement that it evaluates itself, at most once: those of loops and functions are not among them. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'expression':
    case 'assign':
    case 'update':
      return [statement.value];
    case 'delete':
    case 'import':
    case 'for':
    case 'if':
    case 'define':
    case 'return':
    case 'pass':
      return [];
  }
}
