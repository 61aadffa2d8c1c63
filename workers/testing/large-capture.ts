/** Captures of any size for tests: docs/format.md, as little of it as a reader needs. */
import { crc32 } from '../../src/formats/read/crc32.ts';

const HEADER_BYTES = 64;
const CHUNK_HEADER_BYTES = 32;
const OBJECTS_PER_CHUNK = 16_384;
const REFERENCES_EACH = 2;
const text = new TextEncoder();

export const firstAddress = 0x7f00_0000_1000;
/** Address of object i. */
export const addressOf = (i: number): number => firstAddress + 64 * i;

/** What a capture of `largeCapture` holds; hostile names go here. */
export interface CaptureSketch {
  readonly objects: number;
  /** Display names of the types that objects take in turn, in runs of 16,384. */
  readonly types: readonly string[];
}

/**
 * A capture whose object i refers to i + 1 and to another one, all reachable from the first. Sizes are 16 + 8 · (37 i mod 1000),
 * so that many objects share one.
 */
export function largeCapture({ objects, types }: CaptureSketch): Uint8Array<ArrayBuffer> {
  const chunks: Uint8Array[] = [header()];
  let sequence = 0;
  const add = (tag: string, payload: Uint8Array): void => void chunks.push(chunk(tag, sequence++, payload));
  const meta = { format: 'heapglass', implementation: 'cpython', version: '3.11.7', pointer: 8, values: 'shape' };
  add('META', json(meta));
  add('TYPE', json(types.map((display, k) => typeRecord(display, k))));
  for (let first = 0; first < objects; first += OBJECTS_PER_CHUNK) {
    const end = Math.min(objects, first + OBJECTS_PER_CHUNK);
    add('OBJS', objectChunk(first, end, objects, typeAddress((first / OBJECTS_PER_CHUNK) % types.length)));
  }
  add('ROOT', json([{ name: 'i0_modules', at: firstAddress.toString(16), view: true }]));
  add('META', json(meta));
  add('END!', json({ objects, references: objects * REFERENCES_EACH, chunks: sequence + 1, directory: [] }));
  return joined(chunks);
}

const typeAddress = (k: number): number => 0x1000 + 16 * k;

function typeRecord(display: string, k: number): unknown {
  const at = typeAddress(k).toString(16);
  const module = display.includes('.') ? display.slice(0, display.lastIndexOf('.')) : 'builtins';
  const name = display.slice(display.lastIndexOf('.') + 1);
  return { at, display, module, name, qualname: name, meta: at, mro: [at], flags: 1, basic: 16, item: 0, hidden: 0 };
}

function objectChunk(first: number, end: number, objects: number, type: number): Uint8Array {
  const n = end - first;
  const m = n * REFERENCES_EACH;
  const bytes = new Uint8Array(48 + 8 * n + 8 * m + 4 * n);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(type), true);
  [1, 0, n, m].forEach((value, at) => view.setUint32(8 + 4 * at, value, true));
  const targets = 48 + 8 * n;
  const sizes = targets + 8 * m;
  for (let i = 0; i < n; i++) {
    const object = first + i;
    view.setBigUint64(48 + 8 * i, BigInt(addressOf(object)), true);
    view.setBigUint64(targets + 16 * i, BigInt(addressOf((object + 1) % objects)), true);
    view.setBigUint64(targets + 16 * i + 8, BigInt(addressOf((object * 7919) % objects)), true);
    view.setUint32(sizes + 4 * i, 16 + 8 * ((object * 37) % 1000), true);
  }
  return bytes;
}

function header(): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES);
  bytes.set([0x89, 0x48, 0x47, 0x4c, 0x0d, 0x0a, 0x1a, 0x0a]);
  const view = new DataView(bytes.buffer);
  view.setUint16(8, 1, true);
  view.setUint32(12, 3, true);
  view.setFloat64(32, 1_795_328_150, true);
  return bytes;
}

function chunk(tag: string, sequence: number, payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(CHUNK_HEADER_BYTES + Math.ceil(payload.length / 8) * 8);
  const view = new DataView(bytes.buffer);
  bytes.set(text.encode(tag));
  view.setBigUint64(8, BigInt(payload.length), true);
  view.setBigUint64(16, BigInt(payload.length), true);
  view.setUint32(24, crc32(payload), true);
  view.setUint32(28, sequence, true);
  bytes.set(payload, CHUNK_HEADER_BYTES);
  return bytes;
}

const json = (value: unknown): Uint8Array => text.encode(JSON.stringify(value));

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
