/** A file as a stream of bytes that can be read more than once. */
export interface ByteSource {
  /** Bytes in all, or `undefined` while unknown (pipes). Of the compressed file when `gunzipped` wraps it. */
  readonly size: number | undefined;
  /**
   * Reads from the start. Chunks may have any length, also 0, and are valid until the next one is asked for: whoever keeps bytes
   * copies them. A consumer that stops early ends the reading.
   */
  chunks(): AsyncIterable<Uint8Array>;
  /** Bytes of the underlying file consumed by the newest `chunks()`; drives progress. */
  readonly consumed: number;
}
