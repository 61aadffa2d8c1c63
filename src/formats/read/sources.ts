/** Byte sources over what hosts give: blobs (dropped files, `openAsBlob` of Node) and bytes in memory. */
import type { ByteSource } from '../byte-source.ts';

/** One buffer of this size is used again and again where the stream allows it; measured best between 1 and 4 MiB. */
const BUFFER_BYTES = 1 << 20;
/** Pieces of bytes in memory: small enough that a reader breathes between two of them. */
const PIECE_BYTES = 1 << 18;

/** Reads a blob as a stream; it is never whole in memory. */
export function blobSource(blob: Blob): ByteSource {
  let consumed = 0;
  return {
    size: blob.size,
    get consumed() {
      return consumed;
    },
    async *chunks() {
      consumed = 0;
      for await (const piece of piecesOf(blob.stream())) {
        consumed += piece.length;
        yield piece;
      }
    },
  };
}

/** Reads bytes in memory, in pieces of `pieceBytes`. */
export function bytesSource(bytes: Uint8Array, pieceBytes: number = PIECE_BYTES): ByteSource {
  return piecesSource(
    () =>
      (function* () {
        for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
      })(),
    bytes.length,
  );
}

/** Reads whatever pieces `start` gives; it is asked again for each reading. */
export function piecesSource(
  start: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  size: number | undefined,
): ByteSource {
  let consumed = 0;
  return {
    size,
    get consumed() {
      return consumed;
    },
    async *chunks() {
      consumed = 0;
      for await (const piece of start()) {
        consumed += piece.length;
        yield piece;
      }
    },
  };
}

/** The pieces of a stream, into one buffer when the stream can fill it. Cancels the stream when the consumer stops. */
export async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const reader = byobReaderOf(stream);
  if (reader === undefined) {
    yield* piecesAsTheyCome(stream);
    return;
  }
  let buffer = new ArrayBuffer(BUFFER_BYTES);
  try {
    for (;;) {
      const { done, value } = await reader.read(new Uint8Array(buffer));
      if (value === undefined || (done && value.length === 0)) return;
      yield value;
      buffer = value.buffer;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function* piecesAsTheyCome(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // Cancelling a stream that failed fails again; the failure itself is already on its way.
    await reader.cancel().catch(() => undefined);
  }
}

function byobReaderOf(stream: ReadableStream<Uint8Array>): ReadableStreamBYOBReader | undefined {
  try {
    return stream.getReader({ mode: 'byob' });
  } catch {
    return undefined; // not a byte stream: there is no other way to ask
  }
}
