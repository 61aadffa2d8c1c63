/** Writes captures from plain descriptions: docs/format.md the other way round. For tests and benchmarks; no product file needs it. */
import { zlibSync } from 'fflate';
import { encodeUtf8 } from '../../heap/utf8.ts';
import { crc32 } from '../read/crc32.ts';

/** A chunk before it is numbered and framed. */
export interface ChunkToWrite {
  readonly tag: string;
  readonly payload: Uint8Array;
  readonly compressed?: boolean;
}

/** Objects of one type as columns, as the format has them. Addresses are numbers below 2^53. */
export interface ObjectsToWrite {
  readonly type: number;
  readonly mode: number;
  readonly template?: number;
  readonly address: ArrayLike<number>;
  readonly target?: ArrayLike<number>;
  readonly size: ArrayLike<number>;
  /** Left out when all objects have as many references. */
  readonly lens?: ArrayLike<number>;
  /** Mode 6: kind and label of each reference. */
  readonly labels?: ArrayLike<number>;
  readonly textForm?: number;
  /** One for each object when there is a form; empty when not kept. */
  readonly texts?: readonly string[];
}

export const CAPTURE_ID = '000102030405060708090a0b0c0d0e0f';

/** The 64 bytes in front. */
export function fileHeader({ major = 1, flags = 3, time = 1.6e9 } = {}): Uint8Array {
  const bytes = new Uint8Array(64);
  const view = new DataView(bytes.buffer);
  bytes.set([0x89, 0x48, 0x47, 0x4c, 0x0d, 0x0a, 0x1a, 0x0a]);
  view.setUint16(8, major, true);
  view.setUint32(12, flags, true);
  for (let i = 0; i < 16; i++) bytes[16 + i] = i;
  view.setFloat64(32, time, true);
  return bytes;
}

/** Frames chunks: numbers them from 0, compresses where wanted, sums up, pads. */
export function writeFile(chunks: readonly ChunkToWrite[], header: Uint8Array = fileHeader()): Uint8Array<ArrayBuffer> {
  return concat([header, ...chunks.map(frame)]);
}

/** One chunk with its frame. */
export function frame({ tag, payload, compressed = false }: ChunkToWrite, sequence: number): Uint8Array {
  const stored = compressed ? zlibSync(payload, { level: 1 }) : payload;
  const bytes = new Uint8Array(32 + Math.ceil(stored.length / 8) * 8);
  const view = new DataView(bytes.buffer);
  bytes.set(encodeUtf8(tag).subarray(0, 4));
  view.setUint32(4, compressed ? 1 : 0, true);
  view.setBigUint64(8, BigInt(stored.length), true);
  view.setBigUint64(16, BigInt(payload.length), true);
  view.setUint32(24, crc32(payload), true);
  view.setUint32(28, sequence, true);
  bytes.set(stored, 32);
  return bytes;
}

/** A chunk whose payload is JSON. */
export const json = (tag: string, value: unknown): ChunkToWrite => ({
  tag,
  payload: encodeUtf8(JSON.stringify(value)),
});

/** Addresses as JSON has them. */
export const hex = (address: number): string => address.toString(16);

export function strings(...texts: readonly (string | Uint8Array)[]): ChunkToWrite {
  const bytes = texts.map((text) => (typeof text === 'string' ? encodeUtf8(text) : text));
  return { tag: 'STRS', payload: concat([words([texts.length, ...endsOf(bytes)]), ...bytes]) };
}

export const template = (...labels: readonly (readonly [kind: number, label: number])[]): ChunkToWrite => ({
  tag: 'TMPL',
  payload: words([labels.length, ...labels.flat()]),
});

/** A table of addresses and numbers of 64 bits: `WEAK`, `DOWN`, `HIDE`, `BIGS`. */
export const table = (tag: string, ...rows: readonly (readonly number[])[]): ChunkToWrite => ({
  tag,
  payload: concat([words([rows.length, 0]), longs(rows.flat())]),
});

export function objects({
  address,
  target = [],
  size,
  lens = [],
  labels = [],
  texts = [],
  ...rest
}: ObjectsToWrite): ChunkToWrite {
  const { type, mode, template: number = 0, textForm = 0 } = rest;
  const bytes = texts.map((text) => encodeUtf8(text));
  const ends = textForm === 0 ? [] : endsOf(bytes);
  const textBytes = ends.at(-1) ?? 0;
  const payload = concat([
    longs([type]),
    words([mode, number, address.length, target.length, lens.length, labels.length, textForm, textBytes, 0, 0]),
    longs(address),
    longs(target),
    words(size),
    words(lens),
    words(labels),
    words(ends),
    ...bytes,
  ]);
  return { tag: 'OBJS', payload };
}

function endsOf(texts: readonly Uint8Array[]): number[] {
  let end = 0;
  return texts.map((text) => (end += text.length));
}

function words(values: ArrayLike<number>): Uint8Array {
  return new Uint8Array(Uint32Array.from(values).buffer);
}

function longs(values: ArrayLike<number>): Uint8Array {
  const pairs = new Uint32Array(2 * values.length);
  for (let i = 0; i < values.length; i++) {
    pairs[2 * i] = values[i] >>> 0;
    pairs[2 * i + 1] = Math.floor(values[i] / 2 ** 32);
  }
  return new Uint8Array(pairs.buffer);
}

export function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
