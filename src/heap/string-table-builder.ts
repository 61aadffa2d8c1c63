/** Makes string tables: bytes and offsets, each text once. */
import { privateMemory } from './allocate.ts';
import type { Bytes, StringIndex } from './graph.ts';
import type { StringTable } from './string-table.ts';
import { decodeUtf8, encodeUtf8, replaceSurrogates } from './utf8.ts';

/** Collects strings. Indices are given in order of the first adding and stay valid in the finished table. */
export interface StringTableBuilder {
  readonly count: number;
  /** Index of the UTF-8 text `bytes`, which are copied. A text that is already there keeps its index. */
  add(bytes: Uint8Array): StringIndex;
  addText(text: string): StringIndex;
  /** The finished table, exact in length. The builder must not be used after. */
  finish(): StringTable;
}

/** An empty builder. Texts live in two growing buffers and an open-addressing table of indices, so a string costs no object. */
export function stringTableBuilder(): StringTableBuilder {
  let bytes = privateMemory.u8(1 << 12);
  let ends = privateMemory.u32(1 << 8);
  let slots = privateMemory.u32(1 << 9);
  let count = 0;
  let length = 0;

  const add = (text: Uint8Array): StringIndex => {
    bytes = roomFor(bytes, length, text.length);
    bytes.set(text, length);
    const added = bytes.subarray(length, length + text.length);
    replaceSurrogates(added);
    const slot = slotOf(slots, bytes, ends, added);
    if (slots[slot] !== 0) return (slots[slot] - 1) as StringIndex;
    if (count === ends.length) ends = grown(ends);
    length += text.length;
    ends[count] = length;
    slots[slot] = ++count;
    if (2 * count > slots.length) slots = rehashed(slots, bytes, ends, count);
    return (count - 1) as StringIndex;
  };
  return {
    get count() {
      return count;
    },
    add,
    addText: (text) => add(encodeUtf8(text)),
    finish: () => tableOf(bytes.slice(0, length), ends.slice(0, count), slots),
  };
}

function tableOf(bytes: Uint8Array, ends: Uint32Array, slots: Uint32Array): StringTable {
  return {
    count: ends.length,
    byteLength: bytes.length,
    get: (i) => (i < ends.length ? decodeUtf8(bytes.subarray(i > 0 ? ends[i - 1] : 0, ends[i])) : ''),
    find(text) {
      const index = slots[slotOf(slots, bytes, ends, encodeUtf8(text))];
      return index === 0 ? undefined : ((index - 1) as StringIndex);
    },
  };
}

/** The slot that holds `text`, or the free one where it belongs. */
function slotOf(slots: Uint32Array, bytes: Uint8Array, ends: Uint32Array, text: Uint8Array): number {
  const mask = slots.length - 1;
  let slot = hashOf(text, 0, text.length) & mask;
  while (slots[slot] !== 0 && !equalsAt(bytes, ends, slots[slot] - 1, text)) slot = (slot + 1) & mask;
  return slot;
}

function equalsAt(bytes: Uint8Array, ends: Uint32Array, index: number, text: Uint8Array): boolean {
  const start = index > 0 ? ends[index - 1] : 0;
  if (ends[index] - start !== text.length) return false;
  for (let i = 0; i < text.length; i++) if (bytes[start + i] !== text[i]) return false;
  return true;
}

/** FNV-1a with a final mix (the mask takes the low bits). */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  hash ^= hash >>> 15;
  return (hash ^ (hash >>> 7)) >>> 0;
}

function rehashed(old: Uint32Array, bytes: Uint8Array, ends: Uint32Array, count: number): Uint32Array {
  const slots = privateMemory.u32(4 * old.length);
  const mask = slots.length - 1;
  for (let i = 0; i < count; i++) {
    let slot = hashOf(bytes, i > 0 ? ends[i - 1] : 0, ends[i]) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = i + 1;
  }
  return slots;
}

function roomFor(bytes: Uint8Array, used: Bytes, more: Bytes): Uint8Array {
  if (used + more <= bytes.length) return bytes;
  const larger = privateMemory.u8(Math.max(2 * bytes.length, used + more));
  larger.set(bytes.subarray(0, used));
  return larger;
}

function grown(column: Uint32Array): Uint32Array {
  const larger = privateMemory.u32(2 * column.length);
  larger.set(column);
  return larger;
}
