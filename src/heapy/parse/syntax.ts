/** The language as a tree of our own: small, typed, every node with its place in the source. */
import type { SourceRange } from '../heapy-error.ts';

interface Node {
  readonly range: SourceRange;
}

export type BinaryOperator = '&' | '|' | '^' | '+' | '-' | '*' | '/' | '//' | '%' | '**' | '<<' | '>>';
export type CompareOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in' | 'is' | 'is not';
export type UnaryOperator = '-' | '+' | '~' | 'not';

/** What a literal stands for: bigint is Python's int, number its float. */
export type LiteralValue = bigint | number | string | boolean | null;

export interface NameExpression extends Node {
  readonly kind: 'name';
  readonly name: string;
}

export interface LiteralExpression extends Node {
  readonly kind: 'literal';
  readonly value: LiteralValue;
}

/** `[a, b]` or `(a, b)`. */
export interface SequenceExpression extends Node {
  readonly kind: 'sequence';
  readonly tuple: boolean;
  readonly items: readonly Expression[];
}

/** `f'{a:>8}'`: texts and replacements in order. */
export interface FormattedExpression extends Node {
  readonly kind: 'formatted';
  readonly parts: readonly FormattedPart[];
}

export type FormattedPart =
  | { readonly text: string }
  | {
      readonly value: Expression;
      /** `!r`, `!s`, `!a`. */
      readonly conversion: 'r' | 's' | 'a' | undefined;
      readonly format: readonly FormattedPart[];
    };

export interface AttributeExpression extends Node {
  readonly kind: 'attribute';
  readonly object: Expression;
  readonly name: string;
  readonly nameRange: SourceRange;
}

export interface CallExpression extends Node {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly positional: readonly Expression[];
  readonly keywords: readonly KeywordArgument[];
}

export interface KeywordArgument extends Node {
  readonly name: string;
  readonly value: Expression;
}

export interface IndexExpression extends Node {
  readonly kind: 'index';
  readonly object: Expression;
  readonly index: Expression;
}

/** `object[start:stop:step]`; what was left out is `undefined`. */
export interface SliceExpression extends Node {
  readonly kind: 'slice';
  readonly object: Expression;
  readonly start: Expression | undefined;
  readonly stop: Expression | undefined;
  readonly step: Expression | undefined;
}

export interface UnaryExpression extends Node {
  readonly kind: 'unary';
  readonly operator: UnaryOperator;
  readonly operand: Expression;
}

export interface BinaryExpression extends Node {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** `a < b <= c`: a chain, each neighbouring pair is compared. */
export interface CompareExpression extends Node {
  readonly kind: 'compare';
  readonly first: Expression;
  readonly rest: readonly { readonly operator: CompareOperator; readonly operand: Expression }[];
}

export interface LogicalExpression extends Node {
  readonly kind: 'logical';
  readonly operator: 'and' | 'or';
  readonly left: Expression;
  readonly right: Expression;
}

export interface ConditionalExpression extends Node {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

/** `[item for target in source if test]`, with or without the brackets. */
export interface ComprehensionExpression extends Node {
  readonly kind: 'comprehension';
  readonly item: Expression;
  readonly clauses: readonly ComprehensionClause[];
}

export type ComprehensionClause =
  | { readonly kind: 'for'; readonly target: Target; readonly source: Expression }
  | { readonly kind: 'if'; readonly test: Expression };

export type Expression =
  | NameExpression
  | LiteralExpression
  | SequenceExpression
  | FormattedExpression
  | AttributeExpression
  | CallExpression
  | IndexExpression
  | SliceExpression
  | UnaryExpression
  | BinaryExpression
  | CompareExpression
  | LogicalExpression
  | ConditionalExpression
  | ComprehensionExpression;

/** Where a value can be put: a name, or names side by side. */
export type Target =
  | { readonly kind: 'name'; readonly name: string; readonly range: SourceRange }
  | { readonly kind: 'names'; readonly items: readonly Target[]; readonly range: SourceRange };

export interface ExpressionStatement extends Node {
  readonly kind: 'expression';
  readonly value: Expression;
}

/** `a = b = value`. */
export interface AssignStatement extends Node {
  readonly kind: 'assign';
  readonly targets: readonly Target[];
  readonly value: Expression;
}

/** `name += value`. */
export interface UpdateStatement extends Node {
  readonly kind: 'update';
  readonly name: string;
  readonly operator: BinaryOperator;
  readonly value: Expression;
}

export interface DeleteStatement extends Node {
  readonly kind: 'delete';
  readonly names: readonly NameExpression[];
}

/** `import module` or `from module import names`. */
export interface ImportStatement extends Node {
  readonly kind: 'import';
  readonly module: string;
  readonly names: readonly string[] | undefined;
}

export interface ForStatement extends Node {
  readonly kind: 'for';
  readonly target: Target;
  readonly source: Expression;
  readonly body: readonly Statement[];
}

export interface IfStatement extends Node {
  readonly kind: 'if';
  readonly branches: readonly { readonly test: Expression; readonly body: readonly Statement[] }[];
  readonly otherwise: readonly Statement[];
}

/** `name` or `name=value` of a function. */
export interface Parameter {
  readonly name: string;
  readonly initial: Expression | undefined;
  readonly range: SourceRange;
}

export interface DefineStatement extends Node {
  readonly kind: 'define';
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
}

/** `return value`, inside a function only. */
export interface ReturnStatement extends Node {
  readonly kind: 'return';
  readonly value: Expression | undefined;
}

export interface PassStatement extends Node {
  readonly kind: 'pass';
}

export type Statement =
  | ExpressionStatement
  | AssignStatement
  | UpdateStatement
  | DeleteStatement
  | ImportStatement
  | ForStatement
  | IfStatement
  | DefineStatement
  | ReturnStatement
  | PassStatement;
