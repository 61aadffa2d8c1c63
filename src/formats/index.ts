/** The registry of formats, in order of asking, and the one way to open a file. */
import type { AsyncPhasedSteps } from '../base/steps.ts';
import type { Snapshot } from '../heap/snapshot.ts';
import type { ByteSource } from './byte-source.ts';
import { heapglass } from './heapglass/importer.ts';
import type { Importer } from './importer.ts';
import { looksLike } from './looks-like.ts';
import { gunzipped, isGzip } from './read/gunzip.ts';
import { SnapshotFormatError } from './snapshot-format-error.ts';

export { blobSource, bytesSource, piecesSource } from './read/sources.ts';

/** All formats. A new one is a folder beside `heapglass/` and a line here. */
export const importers: readonly Importer[] = [heapglass];

const HEAD_BYTES = 4096;
/** A file may be gzipped, and gzipped again by whoever sent it. */
const MAX_NESTING = 2;

/** A file whose format is known: its importer, its bytes decompressed, and the first 4 KiB of them. */
interface Recognised {
  readonly importer: Importer;
  readonly plain: ByteSource;
  readonly head: Uint8Array;
}

/** What the first bytes tell of a file without reading it. */
export interface FilePeek {
  /** Id of the importer. */
  readonly format: string;
  /** When the snapshot was taken, Unix seconds. */
  readonly time: number | undefined;
}

/** Opens a file, gzipped or not: finds its format by content and reads it. Throws only `SnapshotFormatError`, or what `source` throws. */
export async function* openSnapshot(source: ByteSource): AsyncPhasedSteps<Snapshot> {
  yield { phase: 'reading', fraction: 0 };
  const { importer, plain } = await recognise(source);
  return yield* importer.read(plain);
}

/** Looks at the first bytes only. Throws as `openSnapshot`. */
export async function peekSnapshot(source: ByteSource): Promise<FilePeek> {
  const { importer, head } = await recognise(source);
  return { format: importer.id, time: importer.timeOf(head) };
}

async function recognise(source: ByteSource): Promise<Recognised> {
  let plain = source;
  let head = await headOf(plain);
  if (head.length === 0) throw new SnapshotFormatError('empty', {});
  for (let nesting = 0; isGzip(head) && nesting < MAX_NESTING; nesting++) {
    const inner = gunzipped(plain);
    const innerHead = await headOf(inner);
    if (innerHead.length === 0) {
      throw new SnapshotFormatError('bad-compression', {
        byteOffset: source.consumed,
        detail: 'nothing can be decompressed',
      });
    }
    plain = inner;
    head = innerHead;
  }
  const importer = importers.find((candidate) => candidate.sniff(head));
  if (importer === undefined) {
    throw new SnapshotFormatError('unknown-format', {
      looksLike: looksLike(head),
      formats: importers.map(({ title, extensions }) => `${title} (${extensions.join(', ')})`).join('; '),
    });
  }
  return { importer, plain, head };
}

/** The first 4 KiB, fewer when there are no more. */
async function headOf(source: ByteSource): Promise<Uint8Array> {
  const head = new Uint8Array(HEAD_BYTES);
  let length = 0;
  for await (const piece of source.chunks()) {
    const taken = piece.subarray(0, HEAD_BYTES - length);
    head.set(taken, length);
    length += taken.length;
    if (length === HEAD_BYTES) break;
  }
  return head.subarray(0, length);
}
