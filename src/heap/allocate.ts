/** Memory for columns: shared between workers where the page may, and a typed failure where there is none left. */
import type { Bytes } from './graph.ts';

/** The machine refused a column. Importers hand it on as `too-large`, sessions as `out-of-memory`. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
  /** Size of the refused column. */
  readonly needed: Bytes;
  constructor(needed: Bytes) {
    super(`no memory for ${needed} bytes`);
    this.needed = needed;
  }
}

/** Gives zeroed typed arrays of exact length. Throws only `TooLargeError`. */
export interface Allocator {
  u8(length: number): Uint8Array;
  u32(length: number): Uint32Array;
  f64(length: number): Float64Array;
}

type BufferOf = (bytes: Bytes) => ArrayBufferLike;

function allocator(bufferOf: BufferOf): Allocator {
  const buffer: BufferOf = (bytes) => {
    try {
      return bufferOf(bytes);
    } catch (error) {
      // Every engine answers a refused buffer, and a length beyond its limit, with RangeError.
      if (error instanceof RangeError) throw new TooLargeError(bytes);
      throw error;
    }
  };
  return {
    u8: (length) => new Uint8Array(buffer(length)),
    u32: (length) => new Uint32Array(buffer(4 * length)),
    f64: (length) => new Float64Array(buffer(8 * length)),
  };
}

/** Columns that belong to one worker. Also the only memory that text decoders of browsers accept. */
export const privateMemory: Allocator = allocator((bytes) => new ArrayBuffer(bytes));

/** Columns that several workers can read at once. */
export const sharedMemory: Allocator = allocator((bytes) => new SharedArrayBuffer(bytes));

/** Shared memory when the page is isolated from other origins, private memory everywhere else (Node, pages without the headers). */
export function columnMemory(): Allocator {
  const host = globalThis as { readonly crossOriginIsolated?: unknown };
  return host.crossOriginIsolated === true && typeof SharedArrayBuffer === 'function' ? sharedMemory : privateMemory;
}
