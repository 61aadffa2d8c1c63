/** Gzipped files as byte sources: several members, cut ones and bombs included. */
import { Gunzip } from 'fflate';
import type { ByteSource } from '../byte-source.ts';
import { SnapshotFormatError } from '../snapshot-format-error.ts';
import { bombLimits, type BombLimits } from './bomb-limits.ts';
import { piecesOf } from './sources.ts';

/** Compressed bytes inflated in one go without the platform: at most 1032 times as many come out. */
const FALLBACK_SLICE = 1 << 13;

/** Whether the bytes start like a gzip member with the only method there is. */
export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;

/**
 * The decompressed bytes of `source`. Starts with the platform's inflater. Chromium's refuses a second member, which Node's accepts,
 * and all of them throw away what came last before a damage: on any failure it starts again with one that does neither, and passes
 * over what was already given. A damaged or cut file ends where its bytes end; its reader sees what is missing. Throws `too-large`
 * for bombs.
 */
export function gunzipped(source: ByteSource, limits: BombLimits = bombLimits): ByteSource {
  return {
    size: source.size,
    get consumed() {
      return source.consumed;
    },
    async *chunks() {
      let given = 0;
      const checked = (piece: Uint8Array): Uint8Array => {
        given += piece.length;
        if (given > limits.bytes && given > limits.ratio * source.consumed) {
          throw new SnapshotFormatError('too-large', { format: 'gzip', needed: given, available: limits.bytes });
        }
        return piece;
      };
      const platform = platformPieces(source);
      try {
        let step = await platform.next();
        for (; step.done !== true; step = await platform.next()) yield checked(step.value);
        if (step.value === 'whole') return;
      } finally {
        await platform.return('whole'); // whoever stops early ends the reading of the file
      }
      let toPass = given;
      for await (const piece of fallbackPieces(source)) {
        const fresh = piece.subarray(Math.min(toPass, piece.length));
        toPass -= piece.length - fresh.length;
        yield checked(fresh);
      }
    },
  };
}

/** Ends with `failed` when the inflater did; a failure of the file itself is thrown as it is. */
async function* platformPieces(source: ByteSource): AsyncGenerator<Uint8Array, 'whole' | 'failed'> {
  const { readable, writable } = new DecompressionStream('gzip');
  const file: { failure?: unknown } = {};
  const pump = fill(writable, watched(source, file));
  try {
    yield* piecesOf(readable as ReadableStream<Uint8Array>);
    return 'whole';
  } catch (error) {
    // Inflaters differ in what they throw (TypeError in browsers, errors of zlib in Node), so it is not looked at.
    if ('failure' in file) throw file.failure;
    if (error instanceof RangeError) throw error;
    return 'failed';
  } finally {
    await pump;
  }
}

async function* watched(source: ByteSource, file: { failure?: unknown }): AsyncGenerator<Uint8Array, void> {
  try {
    yield* source.chunks();
  } catch (error) {
    file.failure = error;
    throw error;
  }
}

/** Never rejects: what goes wrong reaches whoever reads the other end. Ends when that end is cancelled. */
async function fill(writable: WritableStream<BufferSource>, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const writer = writable.getWriter();
  writer.closed.catch(() => undefined);
  try {
    for await (const piece of pieces) {
      await writer.ready;
      // A copy: the stream reads the bytes later, when the source may have filled its buffer again.
      await writer.write(piece.slice());
    }
    await writer.close();
  } catch (error) {
    await writer.abort(error).catch(() => undefined);
  }
}

async function* fallbackPieces(source: ByteSource): AsyncGenerator<Uint8Array, void> {
  let ready: Uint8Array[] = [];
  const inflater = new Gunzip((piece) => ready.push(piece));
  for await (const piece of source.chunks()) {
    for (let at = 0; at < piece.length; at += FALLBACK_SLICE) {
      let isDamaged = false;
      try {
        // A copy: the inflater keeps what it cannot use yet.
        inflater.push(piece.slice(at, at + FALLBACK_SLICE));
      } catch {
        isDamaged = true; // what stands before the damage has been handed out
      }
      const pieces = ready;
      ready = [];
      yield* pieces;
      if (isDamaged) return;
      yield new Uint8Array(0);
    }
  }
}
