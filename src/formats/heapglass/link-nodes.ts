/** Gives every object a node: first pass over the objects of a file. */
import { LARGE_SIZE } from '../../heap/graph.ts';
import { graphBuilder, type GraphBuilder } from '../../heap/builder.ts';
import type { Steps } from '../../base/steps.ts';
import type { TextRun } from '../../heap/text-column-builder.ts';
import { addressTable, type AddressTable } from './address-table.ts';
import type { ObjectsChunk } from './objects.ts';
import type { Types } from './types.ts';

/** Objects of one chunk and the nodes they became: `first`, `first + 1`, … without those of `twice`. */
export interface PlacedChunk extends ObjectsChunk {
  readonly first: number;
  /** [n] 1 where the object had been written before; empty when none had. */
  readonly twice: Uint8Array;
}

export interface PlacedNodes {
  readonly table: AddressTable;
  readonly chunks: PlacedChunk[];
  readonly builder: GraphBuilder;
  readonly texts: readonly TextRun[];
  readonly duplicates: number;
}

/** Places all objects and fills the node columns. Throws only `TooLargeError`. */
export function* placeNodes(objects: readonly ObjectsChunk[], types: Types): Steps<PlacedNodes> {
  const total = objects.reduce((sum, { n }) => sum + n, 0);
  const table = addressTable(total);
  const chunks: PlacedChunk[] = [];
  let done = 0;
  for (const chunk of objects) {
    const first = table.count;
    chunks.push({ ...chunk, first, twice: yield* insert(chunk, table, done, total) });
    done += chunk.n;
  }
  const builder = graphBuilder(table.count);
  const texts: TextRun[] = [];
  for (const chunk of chunks) {
    fillNodes(chunk, types.at(...chunk.type), builder);
    if (chunk.textForm !== 0 && chunk.text.length > 0) texts.push(textRunOf(chunk, chunk.textForm));
    yield 1;
  }
  return { table, chunks, builder, texts, duplicates: total + 1 - table.count };
}

const SLICE = 1 << 15;

function* insert({ n, address }: ObjectsChunk, table: AddressTable, done: number, total: number): Steps<Uint8Array> {
  let twice = new Uint8Array(0);
  for (let from = 0; from < n; from += SLICE) {
    const to = Math.min(n, from + SLICE);
    table.add(address, from, to, (k) => {
      if (twice.length === 0) twice = new Uint8Array(n);
      twice[k] = 1;
    });
    yield (done + to) / total;
  }
  return twice;
}

function fillNodes({ n, address, size, first, twice }: PlacedChunk, typeRow: number, { node }: GraphBuilder): void {
  const { type, selfSize, id } = node;
  let at = first;
  for (let k = 0; k < n; k++) {
    if (twice.length > 0 && twice[k] === 1) continue;
    type[at] = typeRow;
    selfSize[at] = size[k];
    id[at] = address[2 * k + 1] * 2 ** 32 + address[2 * k];
    at++;
  }
}

/** The texts of the placed objects, copied out of the payload so that the payload can go. */
function textRunOf({ n, first, twice, textEnds, text }: PlacedChunk, form: TextRun['form']): TextRun {
  if (twice.length === 0) return { first, form, ends: textEnds.slice(), bytes: text.slice(0, textEnds[n - 1]) };
  const ends: number[] = [];
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (let k = 0, start = 0; k < n; k++) {
    if (twice[k] === 0) {
      bytes.set(text.subarray(start, textEnds[k]), length);
      ends.push((length += textEnds[k] - start));
    }
    start = textEnds[k];
  }
  return { first, form, ends: Uint32Array.from(ends), bytes: bytes.slice(0, length) };
}

/** Sizes that do not fit their column: of the nodes that say so, from rows (address, size) of two words each. */
export function largeSizesOf(
  rows: readonly Uint32Array[],
  table: AddressTable,
  selfSize: Uint32Array,
): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const words of rows) {
    for (let at = 0; at < words.length; at += 4) {
      const node = table.find(words[at], words[at + 1]);
      const size = words[at + 3] * 2 ** 32 + words[at + 2];
      if (node > 0 && selfSize[node] === LARGE_SIZE && !sizes.has(node) && Number.isSafeInteger(size))
        sizes.set(node, size);
    }
  }
  // A size that the file forgot is at least this one.
  for (let n = selfSize.indexOf(LARGE_SIZE); n >= 0; n = selfSize.indexOf(LARGE_SIZE, n + 1)) {
    if (!sizes.has(n)) sizes.set(n, LARGE_SIZE);
  }
  return sizes;
}
