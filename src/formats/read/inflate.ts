/** Inflates zlib streams (RFC 1950) of known length with what the platform has. */
import { growingBytes, type GrowingBytes } from './growing-bytes.ts';

/**
 * The `raw` bytes of a zlib stream, or `undefined` when it is damaged, shorter or longer. Yields between pieces; `return()` stops.
 * Output beyond `raw` is never kept. Throws only `TooLargeError`.
 */
export async function* inflated(
  stream: Uint8Array<ArrayBuffer>,
  raw: number,
): AsyncGenerator<void, GrowingBytes | undefined> {
  const { readable, writable } = new DecompressionStream('deflate');
  const writer = writable.getWriter();
  // A damaged stream fails here and at the reader; the reader's failure is the one that counts.
  void Promise.all([writer.write(stream), writer.close()]).catch(() => undefined);
  const reader = readable.getReader();
  const output = growingBytes(raw);
  // Whatever the inflater throws (TypeError in browsers, errors of zlib in Node) means a damaged stream.
  const next = (): Promise<ReadableStreamReadResult<Uint8Array> | undefined> => reader.read().catch(() => undefined);
  try {
    for (let step = await next(); step !== undefined; step = await next()) {
      if (step.done) return output.length === raw ? output : undefined;
      if (output.append(step.value) < step.value.length) return undefined;
      yield;
    }
    return undefined;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
