/** Captures of any size for tests. */
import { hex, json, objects as objectChunk, writeFile, type ChunkToWrite } from '../../src/formats/heapglass/write.ts';

const OBJECTS_PER_CHUNK = 16_384;
const FIRST_ADDRESS = 0x7f00_0000_1000;

/** Address of object i. */
export const addressOf = (i: number): number => FIRST_ADDRESS + 64 * i;

/** What a capture of `largeCapture` holds. */
export interface CaptureSketch {
  readonly objects: number;
  /** Display names of the types that objects take in turn, in runs of 16,384. May be hostile. */
  readonly types: readonly string[];
}

/**
 * A capture whose object i refers to i + 1 and to another one, all reachable from the first. Sizes are 16 + 8 · (37 i mod 1000),
 * so that many objects share one.
 */
export function largeCapture({ objects, types }: CaptureSketch): Uint8Array<ArrayBuffer> {
  const meta = json('META', { format: 'heapglass', implementation: 'cpython', version: '3.11.7', values: 'shape' });
  const chunks: ChunkToWrite[] = [meta, json('TYPE', types.map(typeRecord))];
  for (let first = 0; first < objects; first += OBJECTS_PER_CHUNK) {
    const type = typeAddress((first / OBJECTS_PER_CHUNK) % types.length);
    chunks.push(run(first, Math.min(OBJECTS_PER_CHUNK, objects - first), objects, type));
  }
  chunks.push(json('ROOT', [{ name: 'i0_modules', at: hex(addressOf(0)), view: true }]), meta);
  chunks.push(json('END!', { objects, references: 2 * objects, chunks: chunks.length + 1, directory: [] }));
  return writeFile(chunks);
}

const typeAddress = (k: number): number => 0x1000 + 16 * k;

function typeRecord(display: string, k: number): unknown {
  const at = hex(typeAddress(k));
  const dot = display.lastIndexOf('.');
  const name = display.slice(dot + 1);
  const module = dot < 0 ? 'builtins' : display.slice(0, dot);
  return { at, display, module, name, qualname: name, meta: at, mro: [at], flags: 1, basic: 16, item: 0, hidden: 0 };
}

function run(first: number, count: number, all: number, type: number): ChunkToWrite {
  const address = Float64Array.from({ length: count }, (_, i) => addressOf(first + i));
  const size = Uint32Array.from({ length: count }, (_, i) => 16 + 8 * (((first + i) * 37) % 1000));
  const target = new Float64Array(2 * count);
  for (let i = 0; i < count; i++) {
    target[2 * i] = addressOf((first + i + 1) % all);
    target[2 * i + 1] = addressOf(((first + i) * 7919) % all);
  }
  return objectChunk({ type, mode: 1, address, target, size });
}
