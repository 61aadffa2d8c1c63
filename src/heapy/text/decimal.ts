/** Numbers as C prints them: rounding is decided on the exact value of the double, halves to even. */

/** A finite double ≥ 0 as an exact fraction: numerator / 2^shift. */
function exact(x: number): { readonly numerator: bigint; readonly shift: bigint } {
  let numerator = x;
  let shift = 0n;
  while (!Number.isInteger(numerator)) {
    numerator *= 2;
    shift++;
  }
  return { numerator: BigInt(numerator), shift };
}

/** numerator / denominator to the nearest integer, halves to even. */
function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator - quotient * denominator) * 2n;
  const up = twice > denominator || (twice === denominator && quotient % 2n === 1n);
  return up ? quotient + 1n : quotient;
}

/** |x| · 10^digits as the nearest integer, halves to even; `digits` may be negative. */
function scaledInteger(x: number, digits: number): bigint {
  const { numerator, shift } = exact(Math.abs(x));
  const power = 10n ** BigInt(Math.abs(digits));
  return digits >= 0
    ? divideHalfEven(numerator * power, 1n << shift)
    : divideHalfEven(numerator, (1n << shift) * power);
}

const isNegative = (x: number): boolean => x < 0 || Object.is(x, -0);

/** What C prints for doubles that are no numbers. */
function special(x: number): string | undefined {
  if (Number.isNaN(x)) return 'nan';
  if (Number.isFinite(x)) return undefined;
  return x < 0 ? '-inf' : 'inf';
}

function withPoint(digits: string, decimals: number): string {
  if (decimals <= 0) return digits + '0'.repeat(-decimals);
  const padded = digits.padStart(decimals + 1, '0');
  return `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
}

/** C's `%.Nf`; with negative `decimals` rounded to tens, hundreds …. */
export function fixed(x: number, decimals: number): string {
  const word = special(x);
  if (word !== undefined) return word;
  return (isNegative(x) ? '-' : '') + withPoint(scaledInteger(x, decimals).toString(), decimals);
}

/** Decimal digits of |x| ≠ 0 rounded to `precision` places, and the power of ten of the first. */
function significant(x: number, precision: number): { readonly digits: string; readonly exponent: number } {
  let exponent = Math.floor(Math.log10(Math.abs(x)));
  // The logarithm may be off by one, and rounding may add a digit.
  for (;;) {
    const digits = scaledInteger(x, precision - 1 - exponent).toString();
    if (digits.length === precision) return { digits, exponent };
    exponent += digits.length > precision ? 1 : -1;
  }
}

const exponentText = (exponent: number): string =>
  `${exponent < 0 ? '-' : '+'}${Math.abs(exponent).toString().padStart(2, '0')}`;

/** C's `%.Ne`. */
export function exponential(x: number, decimals: number): string {
  const word = special(x);
  if (word !== undefined) return word;
  const { digits, exponent } =
    x === 0 ? { digits: '0'.repeat(decimals + 1), exponent: 0 } : significant(x, decimals + 1);
  return `${isNegative(x) ? '-' : ''}${withPoint(digits, decimals)}e${exponentText(exponent)}`;
}

/** C's `%.Ng`: fixed or exponential, whichever suits, without trailing zeros. */
export function general(x: number, precision: number): string {
  const word = special(x);
  if (word !== undefined) return word;
  const sign = isNegative(x) ? '-' : '';
  if (x === 0) return `${sign}0`;
  const { digits, exponent } = significant(x, Math.max(1, precision));
  const short = digits.replace(/0+$/, '');
  if (exponent < -4 || exponent >= precision)
    return `${sign}${withPoint(short, short.length - 1)}e${exponentText(exponent)}`;
  if (exponent >= short.length - 1) return sign + short.padEnd(exponent + 1, '0');
  return sign + withPoint(short, short.length - 1 - exponent);
}
