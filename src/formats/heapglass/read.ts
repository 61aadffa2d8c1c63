/** Reads a file into a snapshot: bytes to chunks, chunks to contents, contents to a graph. */
import { inPhase, type AsyncPhasedSteps, type PhasedSteps } from '../../base/steps.ts';
import { TooLargeError } from '../../heap/allocate.ts';
import type { HeapGraph } from '../../heap/graph.ts';
import type { Snapshot } from '../../heap/snapshot.ts';
import { textColumnOf } from '../../heap/text-column-builder.ts';
import type { ByteSource } from '../byte-source.ts';
import { fingerprint, type Fingerprint } from '../read/fingerprint.ts';
import { inflated } from '../read/inflate.ts';
import { SnapshotFormatError } from '../snapshot-format-error.ts';
import { chunkStream, type Chunk, type ChunkStream } from './chunk-stream.ts';
import { contents, knownTags, type Contents } from './contents.ts';
import { factsOf, numberOf, valuesOf } from './facts.ts';
import { FORMAT_ID, readHeader } from './header.ts';
import { fillEdges, resolveTargets } from './link-edges.ts';
import { largeSizesOf, placeNodes } from './link-nodes.ts';
import { fillSides, linkSides } from './link-sides.ts';

/** Where the reading of bytes ends and the linking begins, as a fraction of the whole. */
const BYTES_DONE = 0.6;
/** Bytes taken in one go between two yields. */
const SLICE = 1 << 18;

/** Throws only `SnapshotFormatError`. */
export async function* readHeapglass(source: ByteSource): AsyncPhasedSteps<Snapshot> {
  try {
    const stream = chunkStream(knownTags);
    const content = contents();
    const hash = fingerprint();
    yield* readChunks(source, stream, content, hash);
    const header = readHeader(stream.header);
    new Uint32Array(stream.header.slice().buffer).forEach((word) => hash.add(word));
    checkEnd(stream, content, hash);
    const graph = yield* link(content);
    const skipped = numberOf(content.meta, 'skipped') ?? 0;
    content.tally.add('skipped-objects', 'objects', {}, skipped);
    if (content.meta.get('careful') === true) content.tally.say('careful', {});
    const { tally } = content;
    return {
      graph,
      facts: factsOf(header, content.meta, content.threads),
      warnings: tally.warnings(),
      complete: content.ended && !tally.has('checksum') && !tally.has('inconsistent') && !tally.has('truncated'),
      fileBytes: source.size ?? source.consumed,
      contentHash: hash.hex(),
    };
  } catch (error) {
    if (error instanceof TooLargeError)
      throw new SnapshotFormatError('too-large', { format: FORMAT_ID, needed: error.needed });
    throw error;
  }
}

async function* readChunks(
  source: ByteSource,
  stream: ChunkStream,
  content: Contents,
  hash: Fingerprint,
): AsyncPhasedSteps<void> {
  let fraction = 0;
  let isChecked = false;
  for await (const piece of source.chunks()) {
    // Each slice may hold many chunks, and each chunk may have to be inflated: breathe after both.
    for (let at = 0; at < piece.length || at === 0; at += SLICE) {
      for (const chunk of stream.feed(piece.subarray(at, at + SLICE))) {
        if (!isChecked) readHeader(stream.header);
        isChecked = true;
        for await (const _ of accept(chunk, content, hash)) yield { phase: 'reading', fraction };
        if (content.ended) stream.stop();
      }
      const read =
        source.size === undefined ? 1 - 2 ** (-source.consumed / 2 ** 26) : source.consumed / Math.max(1, source.size);
      fraction = Math.max(fraction, BYTES_DONE * Math.min(1, read));
      yield { phase: 'reading', fraction };
    }
  }
}

async function* accept(chunk: Chunk, content: Contents, hash: Fingerprint): AsyncGenerator<void, void> {
  chunk.words.forEach((word) => hash.add(word));
  if (chunk.payload === undefined || !chunk.compressed) {
    hash.add(chunk.payload?.crc ?? 0);
    content.accept(chunk, chunk.payload?.bytes, chunk.payload?.crc ?? 0);
    return;
  }
  // What is inflated came out of a buffer of its own, never out of shared memory.
  const output = yield* inflated(chunk.payload.bytes as Uint8Array<ArrayBuffer>, chunk.raw);
  hash.add(output?.crc ?? 0);
  content.accept(chunk, output?.bytes, output?.crc ?? 0);
}

/** Says where and how the file ended; a file without any object is not opened unless it is whole. */
function checkEnd(stream: ChunkStream, { ended, objects, tally }: Contents, hash: Fingerprint): void {
  hash.add(stream.position);
  const byteOffset = stream.lostAt ?? stream.wholeUntil;
  if (ended) {
    const left = stream.position - stream.wholeUntil;
    if (left > 0) tally.add('inconsistent', 'chunks', { byteOffset, detail: `${left} bytes behind the end` });
  } else if (stream.lostAt !== undefined) {
    tally.add('inconsistent', 'chunks', { byteOffset, detail: 'no chunk where one belongs' });
  } else {
    tally.say('truncated', { byteOffset, bytes: stream.position, missing: stream.openTag ?? 'END!' });
  }
  const isDamaged = tally.has('checksum') || tally.has('inconsistent');
  if (objects.length > 0 || (ended && !isDamaged)) return;
  if (tally.has('truncated'))
    throw new SnapshotFormatError('truncated', {
      format: FORMAT_ID,
      section: stream.openTag ?? 'chunks',
      byteOffset: stream.position,
    });
  const first = tally.warnings().find(({ code }) => code === 'checksum' || code === 'inconsistent');
  throw new SnapshotFormatError('inconsistent', {
    format: FORMAT_ID,
    section: 'objects',
    byteOffset: first?.facts['byteOffset'] ?? byteOffset,
    expected: 'objects',
    actual: first?.facts['detail'] ?? 'wrong checksums',
  });
}

function* link(content: Contents): PhasedSteps<HeapGraph> {
  const { tally, labels, types, tables, meta } = content;
  const { table, chunks, builder, texts, duplicates } = yield* inPhase(
    'linking',
    BYTES_DONE,
    0.7,
    placeNodes(content.objects, types),
  );
  content.objects.length = 0; // `chunks` holds the payloads now, and lets them go one by one
  const dangling = yield* inPhase('linking', 0.7, 0.9, resolveTargets(chunks, table, builder));
  const sides = linkSides(tables, table, builder, labels.strings);
  const edges = builder.edges();
  yield* inPhase('linking', 0.9, 0.97, fillEdges(chunks, edges));
  const rootEdgesOutsideView = fillSides(sides, edges);
  const undescribed = types.undescribed();
  if (undescribed > 0) tally.add('inconsistent', 'chunks', { detail: `${undescribed} types without a description` });
  tally.add('duplicates', 'objects', {}, duplicates);
  tally.add('dangling', 'references', {}, dangling + sides.dangling);
  tally.add('unlabelled', 'references', {}, labels.unlabelled);
  const finish = builder.finish({
    types: types.list(),
    strings: labels.strings.finish(),
    texts: textColumnOf(texts),
    largeSizes: largeSizesOf(tables.bigs, table, builder.node.selfSize),
    rootEdgesOutsideView,
    extraDictOwners: sides.owners,
    hidden: sides.hidden,
    capabilities: { edges: true, ids: 'reused', unreachable: true, producers: false, values: valuesOf(meta) },
  });
  return yield* inPhase('linking', 0.97, 1, finish);
}
