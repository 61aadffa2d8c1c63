/** Addresses in JSON: hexadecimal without prefix, as pairs of words. */
export type Address = readonly [low: number, high: number];

/** The address, or `undefined` when the value is none. */
export function parseAddress(value: unknown): Address | undefined {
  if (typeof value !== 'string' || !/^[0-9a-f]{1,16}$/.test(value)) return undefined;
  return [Number.parseInt(value.slice(-8), 16), value.length > 8 ? Number.parseInt(value.slice(0, -8), 16) : 0];
}
