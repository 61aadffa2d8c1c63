/** Arithmetic on numbers, by Python's rules: int stays int, division of ints is float, floors go down. */
import { HeapyError } from '../heapy-error.ts';
import type { BinaryOperator } from '../parse/syntax.ts';

type Number_ = bigint | number;

/** Bits of the largest integer made. */
const MAX_BITS = 4096;

const absolute = (x: bigint): bigint => (x < 0n ? -x : x);

/** Number of bits, roughly: the cost of a product. */
const bitsOf = (x: bigint): number => absolute(x).toString(16).length * 4;

function checked(bits: number): void {
  if (bits > MAX_BITS) throw new HeapyError('budget', `an integer of more than ${MAX_BITS} bits`);
}

function nonZero(b: Number_): void {
  if (b === 0n || b === 0) throw new HeapyError('value', 'division by zero');
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

function floorRemainder(a: number, b: number): number {
  const rest = a % b;
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
}

/** CPython's `float_floor_div`: the quotient that belongs to the remainder. */
function floorQuotient(a: number, b: number): number {
  const rest = a % b;
  const quotient = (a - rest) / b - (rest !== 0 && rest < 0 !== b < 0 ? 1 : 0);
  if (quotient === 0) return a / b < 0 || Object.is(a / b, -0) ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

function finitePower(a: number, b: number): number {
  if (a === 0 && b < 0) throw new HeapyError('value', '0.0 cannot be raised to a negative power');
  const result = a ** b;
  if (Number.isNaN(result) && a < 0) throw new HeapyError('value', 'complex numbers are not part of this language');
  if (!Number.isFinite(result) && Number.isFinite(a) && Number.isFinite(b))
    throw new HeapyError('value', 'the result is too large for a float');
  return result;
}

function power(a: bigint, b: bigint): Number_ {
  if (b < 0n) {
    nonZero(a);
    return Number(a) ** Number(b);
  }
  if (absolute(a) > 1n) checked(b > 10_000n ? Infinity : bitsOf(a) * Number(b));
  return absolute(a) <= 1n && b > 1n ? a ** (b % 2n === 0n ? 2n : 3n) : a ** b;
}

function shift(a: bigint, b: bigint): bigint {
  if (b < 0n) throw new HeapyError('value', 'negative shift count');
  if (a === 0n) return a;
  checked(b > BigInt(MAX_BITS) ? Infinity : bitsOf(a) + Number(b));
  return a << b;
}

function onIntegers(operator: BinaryOperator, a: bigint, b: bigint): Number_ {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      checked(bitsOf(a) + bitsOf(b));
      return a * b;
    case '/':
      nonZero(b);
      return Number(a) / Number(b);
    case '//':
      nonZero(b);
      return floorDivide(a, b);
    case '%':
      nonZero(b);
      return a - floorDivide(a, b) * b;
    case '**':
      return power(a, b);
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '<<':
      return shift(a, b);
    case '>>':
      if (b < 0n) throw new HeapyError('value', 'negative shift count');
      return a >> (b > BigInt(MAX_BITS) ? BigInt(MAX_BITS) : b);
  }
}

function onFloats(operator: BinaryOperator, a: number, b: number): number | undefined {
  if (operator === '/' || operator === '//' || operator === '%') nonZero(b);
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '//':
      return floorQuotient(a, b);
    case '%':
      return floorRemainder(a, b);
    case '**':
      return finitePower(a, b);
    default:
      return undefined;
  }
}

/** The result of an operator on two numbers; `undefined` when floats do not have it. Throws HeapyError on division by zero and huge integers. */
export function calculate(operator: BinaryOperator, a: Number_, b: Number_): Number_ | undefined {
  if (typeof a === 'bigint' && typeof b === 'bigint') return onIntegers(operator, a, b);
  return onFloats(operator, Number(a), Number(b));
}

/** Order of two numbers: < 0, 0, > 0; NaN when they have none. */
export function compareNumbers(a: Number_, b: Number_): number {
  return a < b ? -1 : a > b ? 1 : a >= b ? 0 : Number.NaN;
}
