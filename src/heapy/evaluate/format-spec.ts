/** Python's format specification (`>10.2f`) for numbers and texts. */
import { HeapyError } from '../heapy-error.ts';
import { exponential, fixed, general } from '../text/decimal.ts';
import { floatText } from '../text/float-text.ts';
import { lengthOf } from '../text/whitespace.ts';

/** Widest field. */
const MAX_WIDTH = 10_000;

interface Spec {
  readonly fill: string;
  readonly align: '<' | '>' | '^' | '=' | undefined;
  readonly sign: string;
  readonly alternate: boolean;
  readonly width: number;
  readonly group: string;
  readonly precision: number | undefined;
  readonly type: string;
}

function parseSpec(text: string): Spec {
  const parts = /^(?:(.)?([<>^=]))?([-+ ])?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/u.exec(text);
  if (parts === null) throw new HeapyError('value', `Invalid format specifier '${text}'`);
  const [, fill, align, sign, alternate, zero, width, group, precision, type] = parts;
  const size = Number(width ?? 0);
  const digits = precision === undefined ? undefined : Number(precision);
  if (size > MAX_WIDTH || (digits ?? 0) > 1000) throw new HeapyError('budget', `the format '${text}' is too wide`);
  return {
    fill: fill ?? (zero === undefined ? ' ' : '0'),
    align: (align as Spec['align']) ?? (zero === undefined ? undefined : '='),
    sign: sign ?? '-',
    alternate: alternate !== undefined,
    width: size,
    group: group ?? '',
    precision: digits,
    type: type ?? '',
  };
}

function padded(spec: Spec, sign: string, body: string, align: '<' | '>'): string {
  const room = spec.width - lengthOf(sign + body);
  if (room <= 0) return sign + body;
  const fill = spec.fill.repeat(room);
  switch (spec.align ?? align) {
    case '<':
      return sign + body + fill;
    case '>':
      return fill + sign + body;
    case '=':
      return sign + fill + body;
    case '^': {
      const left = Math.floor(room / 2);
      return spec.fill.repeat(left) + sign + body + spec.fill.repeat(room - left);
    }
  }
}

/** Digits in groups of three before the point. */
function grouped(digits: string, mark: string): string {
  if (mark === '') return digits;
  const [, whole, rest] = /^(\d*)(.*)$/s.exec(digits) ?? ['', digits, ''];
  return whole.replace(/\B(?=(\d{3})+$)/g, mark) + rest;
}

const RADIX: ReadonlyMap<string, readonly [radix: number, prefix: string]> = new Map([
  ['x', [16, '0x']],
  ['X', [16, '0X']],
  ['o', [8, '0o']],
  ['b', [2, '0b']],
]);

function integerBody(spec: Spec, size: bigint): string | undefined {
  if (spec.type === '' || spec.type === 'd') return grouped(size.toString(), spec.group);
  const radix = RADIX.get(spec.type);
  if (radix === undefined) return undefined;
  const digits = size.toString(radix[0]);
  return (spec.alternate ? radix[1] : '') + (spec.type === 'X' ? digits.toUpperCase() : digits);
}

/** As `g`, but never without a fraction: what a float with a precision and no type is. */
function withFraction(size: number, precision: number): string {
  const [mantissa, power = '+00'] = exponential(size, precision - 1).split('e');
  const exponent = Number(power);
  if (!Number.isFinite(size)) return mantissa;
  if (exponent < -4 || exponent >= precision - (size === 0 ? 0 : 1)) {
    const digits = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
    return `${digits}e${power}`;
  }
  const digits = general(size, precision);
  return digits.includes('.') ? digits : `${digits}.0`;
}

function floatBody(spec: Spec, size: number): string {
  const precision = spec.precision ?? 6;
  switch (spec.type) {
    case '':
      return grouped(
        spec.precision === undefined ? floatText(size) : withFraction(size, Math.max(1, precision)),
        spec.group,
      );
    case 'f':
    case 'F':
      return grouped(fixed(size, precision), spec.group);
    case 'e':
    case 'E':
      return spec.type === 'E' ? exponential(size, precision).toUpperCase() : exponential(size, precision);
    case 'g':
    case 'G':
      return grouped(general(size, Math.max(1, precision)), spec.group);
    case '%':
      return `${grouped(fixed(size * 100, precision), spec.group)}%`;
    default:
      throw new HeapyError('value', `Unknown format code '${spec.type}' for a number`);
  }
}

/** `format(number, text)`. Throws HeapyError on a specification that numbers do not have. */
export function formatNumber(value: bigint | number, text: string): string {
  const spec = parseSpec(text);
  const negative = value < 0 || Object.is(value, -0);
  const sign = negative ? '-' : spec.sign === '-' ? '' : spec.sign;
  const isInteger = typeof value === 'bigint' && ['', 'd', 'x', 'X', 'o', 'b'].includes(spec.type);
  if (isInteger && spec.precision !== undefined)
    throw new HeapyError('value', 'Precision not allowed in integer format specifier');
  const size = negative ? (typeof value === 'bigint' ? -value : -value) : value;
  const body = typeof size === 'bigint' ? integerBody(spec, size) : undefined;
  return padded(spec, sign, body ?? floatBody(spec, Number(size)), '>');
}

/** `format(text, spec)`. Throws HeapyError on a specification that texts do not have. */
export function formatText(value: string, text: string): string {
  const spec = parseSpec(text);
  if ((spec.type !== '' && spec.type !== 's') || spec.align === '=')
    throw new HeapyError('value', `Unknown format code '${spec.type || '='}' for a text`);
  const cut = spec.precision === undefined ? value : [...value].slice(0, spec.precision).join('');
  return padded(spec, '', cut, '<');
}
