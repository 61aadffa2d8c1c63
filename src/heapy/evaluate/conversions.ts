/** `int`, `float`, `round`. */
import { HeapyError } from '../heapy-error.ts';
import { fixed } from '../text/decimal.ts';
import { nameOfType, withArticle } from '../values/handle.ts';
import { float, indexIn, int, numberIn, stringIn } from '../values/plain.ts';
import type { Value } from '../values/value.ts';
import { reprOfScalar } from '../text/plain-text.ts';

/** Digits of the longest text read as an integer. */
const MAX_DIGITS = 1000;

/** `int(value)`. Throws HeapyError. */
export function toInteger(value: Value): Value {
  const number = numberIn(value);
  if (typeof number === 'bigint') return int(number);
  if (number !== undefined) {
    if (!Number.isFinite(number)) throw new HeapyError('value', 'cannot convert float infinity or NaN to integer');
    return int(Math.trunc(number));
  }
  const text = stringIn(value);
  if (text === undefined)
    throw new HeapyError('type', `int() needs a number or a text, not ${withArticle(nameOfType(value))}`);
  if (text.length > MAX_DIGITS) throw new HeapyError('budget', `a number of more than ${MAX_DIGITS} digits`);
  if (!/^\s*[-+]?\d+(?:_\d+)*\s*$/.test(text))
    throw new HeapyError('value', `invalid literal for int(): ${reprOfScalar(text)}`);
  const digits = text.trim().replaceAll('_', '').replace(/^\+/, '');
  return int(BigInt(digits));
}

/** `float(value)`. Throws HeapyError. */
export function toFloat(value: Value): Value {
  const number = numberIn(value);
  if (number !== undefined) return float(Number(number));
  const text = stringIn(value);
  if (text === undefined)
    throw new HeapyError('type', `float() needs a number or a text, not ${withArticle(nameOfType(value))}`);
  if (!/^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/.test(text))
    throw new HeapyError('value', `could not convert string to float: ${reprOfScalar(text)}`);
  return float(Number(text));
}

/** `round(number, digits)`: to the nearest, halves to even, decided on the exact value. Throws HeapyError. */
export function roundNumber(value: Value, digits: Value | undefined): Value {
  const number = numberIn(value);
  if (number === undefined)
    throw new HeapyError('type', `round() needs a number, not ${withArticle(nameOfType(value))}`);
  const whole = digits === undefined || (digits.type === 'value' && digits.value === null);
  if (whole) {
    if (typeof number === 'bigint') return int(number);
    if (!Number.isFinite(number)) throw new HeapyError('value', 'cannot convert float infinity or NaN to integer');
    return int(BigInt(fixed(number, 0)));
  }
  const places = indexIn(digits, 'the number of digits');
  if (typeof number === 'bigint') {
    if (places >= 0) return int(number);
    const unit = 10n ** BigInt(Math.min(400, -places));
    const rest = ((number % unit) + unit) % unit;
    const down = number - rest;
    const up = rest * 2n > unit || (rest * 2n === unit && (down / unit) % 2n !== 0n);
    return int(up ? down + unit : down);
  }
  if (!Number.isFinite(number) || places > 300) return float(number);
  return float(Number(fixed(number, Math.max(-300, places))));
}
