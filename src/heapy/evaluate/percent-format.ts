/** Python's `text % values`. */
import type { Steps } from '../../base/steps.ts';
import { HeapyError } from '../heapy-error.ts';
import { reprOf, textOf } from '../text/text.ts';
import { itemsIn, numberIn } from '../values/plain.ts';
import type { Value } from '../values/value.ts';
import { formatNumber, formatText } from './format-spec.ts';
import type { Scope } from './scope.ts';

const FIELD = /%([-+ 0#]*)(\d+)?(?:\.(\d+))?([diouxXeEfFgGsrc%])?/g;

function* field(parts: RegExpExecArray, value: Value): Steps<string> {
  const [, flags, width = '', precision, type] = parts;
  const point = precision === undefined ? '' : `.${precision}`;
  const align = flags.includes('-') ? '<' : '';
  const sign = flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  if (type === 's' || type === 'r')
    return formatText(yield* type === 's' ? textOf(value) : reprOf(value), `${align || '>'}${width}${point}`);
  const number = numberIn(value);
  if (number === undefined) throw new HeapyError('type', `%${type} format: a number is required`);
  const zero = flags.includes('0') && align === '' ? '0' : '';
  const whole = type === 'd' || type === 'i' || type === 'u';
  const shown = whole && typeof number === 'number' ? BigInt(Math.trunc(number)) : number;
  return formatNumber(shown, `${align}${sign}${zero}${width}${whole ? 'd' : `${point}${type}`}`);
}

/** The text with its fields filled. Throws HeapyError when values are missing, left over, or of a wrong type. */
export function* formatPercent(template: string, given: Value, scope: Scope): Steps<string> {
  const isTuple = given.type === 'value' && given.tuple === true;
  const values = isTuple ? (itemsIn(given) ?? []) : [given];
  let next = 0;
  let at = 0;
  let out = '';
  for (const parts of template.matchAll(FIELD)) {
    out += template.slice(at, parts.index);
    at = parts.index + parts[0].length;
    if (parts[4] === undefined) throw new HeapyError('value', `unsupported format ${parts[0]}`);
    if (parts[4] === '%') out += '%';
    else if (next >= values.length) throw new HeapyError('type', 'not enough arguments for format string');
    else out += yield* field(parts, values[next++]);
    scope.budget.make(parts[0].length);
  }
  if (next < values.length && (isTuple || next > 0 || values.length > 0))
    throw new HeapyError('type', 'not all arguments converted during string formatting');
  out += template.slice(at);
  scope.budget.make(out.length);
  return out;
}
