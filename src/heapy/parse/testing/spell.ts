/** Expressions as short text, for tests: `(+ a b)`. */
import type { Expression, FormattedPart, Target } from '../syntax.ts';

const formatted = (parts: readonly FormattedPart[]): string =>
  parts
    .map((part) => {
      if ('text' in part) return part.text;
      const mark = part.conversion === undefined ? '' : `!${part.conversion}`;
      return `{${spell(part.value)}${mark}${part.format.length === 0 ? '' : `:${formatted(part.format)}`}}`;
    })
    .join('');

const target = (t: Target): string => (t.kind === 'name' ? t.name : `(${t.items.map(target).join(' ')})`);

function literal(value: bigint | number | string | boolean | null): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'number' && Number.isInteger(value) ? `${value}.0` : String(value);
}

/** Spells an expression with every operator in front and every level in parentheses. */
export function spell(x: Expression): string {
  const or = (part: Expression | undefined): string => (part === undefined ? '' : spell(part));
  switch (x.kind) {
    case 'name':
      return x.name;
    case 'literal':
      return literal(x.value);
    case 'sequence': {
      const items = x.items.map(spell).join(', ');
      if (x.tuple) return x.items.length === 0 ? '()' : `(${items},)`;
      return `[${items}]`;
    }
    case 'formatted':
      return `f'${formatted(x.parts)}'`;
    case 'attribute':
      return `(. ${spell(x.object)} ${x.name})`;
    case 'call':
      return `(${['call', spell(x.callee), ...x.positional.map(spell), ...x.keywords.map((k) => `${k.name}=${spell(k.value)}`)].join(' ')})`;
    case 'index':
      return `${spell(x.object)}[${spell(x.index)}]`;
    case 'slice':
      return `${spell(x.object)}[${or(x.start)}:${or(x.stop)}:${or(x.step)}]`;
    case 'unary':
      return `(${x.operator} ${spell(x.operand)})`;
    case 'binary':
    case 'logical':
      return `(${x.operator} ${spell(x.left)} ${spell(x.right)})`;
    case 'compare':
      return `(compare ${spell(x.first)} ${x.rest.map((r) => `${r.operator} ${spell(r.operand)}`).join(' ')})`;
    case 'conditional':
      return `(if ${spell(x.condition)} ${spell(x.whenTrue)} ${spell(x.whenFalse)})`;
    case 'comprehension': {
      const clauses = x.clauses.map((c) =>
        c.kind === 'if' ? `if ${spell(c.test)}` : `for ${target(c.target)} in ${spell(c.source)}`,
      );
      return `(${clauses.join(' ')} : ${spell(x.item)})`;
    }
  }
}
