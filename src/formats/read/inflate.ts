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
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return output.length === raw ? output : undefined;
      if (output.append(value) < value.length) return undefined;
      yield;
    }
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
