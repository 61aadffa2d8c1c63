/** Making and reading plain values. */
import { HeapyError } from '../heapy-error.ts';
import type { PlainValue, TextValue, Value } from './value.ts';

export const NONE: PlainValue = { type: 'value', value: null };
export const TRUE: PlainValue = { type: 'value', value: true };
export const FALSE: PlainValue = { type: 'value', value: false };

/** Python's bool. */
export const bool = (value: boolean): PlainValue => (value ? TRUE : FALSE);

/** Python's int; a number must be whole. */
export const int = (value: number | bigint): PlainValue => ({ type: 'value', value: BigInt(value) });

export const float = (value: number): PlainValue => ({ type: 'value', value });

export const str = (value: string): PlainValue => ({ type: 'value', value });

export const list = (value: readonly Value[]): PlainValue => ({ type: 'value', value });

export const tuple = (value: readonly Value[]): PlainValue => ({ type: 'value', value, tuple: true });

/** Text that prints as it is. */
export const text = (value: string): TextValue => ({ type: 'text', text: value });

/** The string a value is, if it is one. */
export function stringIn(value: Value): string | undefined {
  if (value.type === 'text') return value.text;
  return value.type === 'value' && typeof value.value === 'string' ? value.value : undefined;
}

/** The number a value is: ints, floats, and booleans as 0 and 1. */
export function numberIn(value: Value): bigint | number | undefined {
  if (value.type !== 'value') return undefined;
  if (typeof value.value === 'boolean') return value.value ? 1n : 0n;
  return typeof value.value === 'bigint' || typeof value.value === 'number' ? value.value : undefined;
}

/** The items of a list or tuple. */
export function itemsIn(value: Value): readonly Value[] | undefined {
  return value.type === 'value' && Array.isArray(value.value) ? (value.value as readonly Value[]) : undefined;
}

/** A value as an index: an int that fits. Throws HeapyError; `what` names its place. */
export function indexIn(value: Value, what: string): number {
  const number = numberIn(value);
  if (typeof number !== 'bigint') throw new HeapyError('type', `${what} must be an integer`);
  return Number(BigInt.asIntN(64, number));
}
