/** The first 64 bytes: docs/format.md §1. */
import { SnapshotFormatError } from '../snapshot-format-error.ts';

export const HEADER_BYTES = 64;
export const FORMAT_ID = 'heapglass';
export const FORMAT_TITLE = 'Heapglass capture';
export const MAGIC: readonly number[] = [0x89, 0x48, 0x47, 0x4c, 0x0d, 0x0a, 0x1a, 0x0a];
const VERSION = 1;
const ADDRESSES = 2;

export interface Header {
  /** 32 hexadecimal digits. */
  readonly captureId: string;
  /** Unix seconds, or `undefined` when the file says nonsense. */
  readonly time: number | undefined;
}

export const hasMagic = (head: Uint8Array): boolean =>
  head.length >= MAGIC.length && MAGIC.every((byte, i) => head[i] === byte);

/** Reads the header. Throws `SnapshotFormatError` when it is short, or not of a version that this reader knows. */
export function readHeader(bytes: Uint8Array): Header {
  if (bytes.length < HEADER_BYTES) {
    throw new SnapshotFormatError('truncated', { format: FORMAT_ID, section: 'header', byteOffset: bytes.length });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
  const major = view.getUint16(8, true);
  if (!hasMagic(bytes)) {
    throw new SnapshotFormatError('inconsistent', {
      format: FORMAT_ID,
      section: 'header',
      byteOffset: 0,
      expected: 'magic bytes',
      actual: 'others',
    });
  }
  if (major !== VERSION) {
    throw new SnapshotFormatError('unsupported-version', {
      format: FORMAT_ID,
      version: `${major}.${view.getUint16(10, true)}`,
      supported: VERSION,
    });
  }
  const flags = view.getUint32(12, true);
  if ((flags & ADDRESSES) === 0) {
    throw new SnapshotFormatError('inconsistent', {
      format: FORMAT_ID,
      section: 'header',
      byteOffset: 12,
      expected: 'references as addresses',
      actual: flags,
    });
  }
  return {
    captureId: Array.from(bytes.subarray(16, 32), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    time: timeIn(bytes),
  };
}

/** Start of the capture, Unix seconds, or `undefined` when the header is short or says nonsense. */
export function timeIn(head: Uint8Array): number | undefined {
  if (head.length < HEADER_BYTES) return undefined;
  const time = new DataView(head.buffer, head.byteOffset, HEADER_BYTES).getFloat64(32, true);
  return time > 0 && time < 1e11 ? time : undefined;
}
