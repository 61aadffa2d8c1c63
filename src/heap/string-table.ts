import type { StringIndex } from './graph.ts';

/** Strings as bytes: only what is shown is decoded. Equal strings have equal indices. */
export interface StringTable {
  readonly count: number;
  /** Total UTF-8 bytes. */
  readonly byteLength: number;
  /** The string; lone surrogates become U+FFFD. */
  get(i: StringIndex): string;
  /** Index of a string, or `undefined`. O(count) the first time. */
  find(text: string): StringIndex | undefined;
}
