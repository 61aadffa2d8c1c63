/** Bytes of a promised length that are allocated as they come: a length that lies costs nothing. */
import { crc32 } from './crc32.ts';
import { privateMemory } from '../../heap/allocate.ts';

const FIRST_BYTES = 1 << 20;

/** Bytes being collected, and their CRC-32. */
export interface GrowingBytes {
  readonly length: number;
  readonly crc: number;
  /** Appends a copy. Takes at most what is missing of the promised length; returns how many bytes it took. */
  append(bytes: Uint8Array): number;
  /** What has come, in a buffer of its own that starts at offset 0. */
  readonly bytes: Uint8Array<ArrayBufferLike>;
}

/** Throws only `TooLargeError`, from `append`. */
export function growingBytes(promised: number): GrowingBytes {
  let buffer = privateMemory.u8(Math.min(promised, FIRST_BYTES));
  let length = 0;
  let crc = 0;
  return {
    get length() {
      return length;
    },
    get crc() {
      return crc;
    },
    append(bytes) {
      const taken = bytes.length > promised - length ? bytes.subarray(0, promised - length) : bytes;
      if (length + taken.length > buffer.length) {
        const larger = privateMemory.u8(Math.min(promised, Math.max(2 * buffer.length, length + taken.length)));
        larger.set(buffer.subarray(0, length));
        buffer = larger;
      }
      buffer.set(taken, length);
      length += taken.length;
      crc = crc32(taken, crc);
      return taken.length;
    },
    get bytes() {
      return buffer.subarray(0, length);
    },
  };
}
