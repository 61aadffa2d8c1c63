/** Cuts a stream of bytes into chunks, wherever its own pieces end: docs/format.md §2. */
import { growingBytes, type GrowingBytes } from '../read/growing-bytes.ts';
import { HEADER_BYTES } from './header.ts';

export const CHUNK_HEADER_BYTES = 32;
/** No payload is larger, compressed or not. */
export const MAX_PAYLOAD = 64 << 20;
const COMPRESSED = 1;

/** What stands in front of a payload. */
export interface ChunkHeader {
  readonly tag: string;
  /** Where the chunk starts in the decompressed file. */
  readonly offset: number;
  readonly compressed: boolean;
  readonly stored: number;
  readonly raw: number;
  readonly crc: number;
  readonly sequence: number;
  /** The 32 bytes themselves. */
  readonly words: Uint32Array;
}

/** A chunk that is whole. The payload is as stored; it is missing when nobody wants it, or when it cannot be true. */
export interface Chunk extends ChunkHeader {
  readonly payload: GrowingBytes | undefined;
  /** Why there is no payload although the tag is wanted. */
  readonly fault: string | undefined;
}

export interface ChunkStream {
  /** Takes the next bytes of the file and gives the chunks they complete. */
  feed(bytes: Uint8Array): Generator<Chunk, void>;
  /** The file header; shorter than 64 bytes until they have come. */
  readonly header: Uint8Array;
  /** Bytes fed so far. */
  readonly position: number;
  /** End of the last whole chunk. */
  readonly wholeUntil: number;
  /** Tag of the chunk that is being read, or `undefined` between two. */
  readonly openTag: string | undefined;
  /** Set when what follows is no chunk: nothing after this byte can be read. */
  readonly lostAt: number | undefined;
  /** Ends the reading: bytes that still come are counted only. */
  stop(): void;
}

/** Reads chunks; payloads are kept only of the tags that are `wanted`. */
export function chunkStream(wanted: ReadonlySet<string>): ChunkStream {
  const fileHeader = growingBytes(HEADER_BYTES);
  let position = 0;
  let wholeUntil = 0;
  let lostAt: number | undefined;
  let stopped = false;
  let head = growingBytes(CHUNK_HEADER_BYTES);
  let open: ChunkHeader | undefined;
  let payload: GrowingBytes | undefined;
  let toSkip = 0; // bytes of the payload and the padding that nobody keeps

  const start = (header: ChunkHeader): void => {
    open = header;
    const keep = wanted.has(header.tag) && faultOf(header) === undefined;
    payload = keep ? growingBytes(header.stored) : undefined;
    toSkip = (keep ? 0 : header.stored) + paddingOf(header.stored);
  };
  /** Takes bytes for whatever is being read; returns how many. */
  const take = (bytes: Uint8Array): number => {
    if (fileHeader.length < HEADER_BYTES) return fileHeader.append(bytes);
    if (open === undefined) {
      const taken = head.append(bytes);
      if (head.length < CHUNK_HEADER_BYTES) return taken;
      const header = chunkHeaderOf(head.bytes, position + taken - CHUNK_HEADER_BYTES);
      head = growingBytes(CHUNK_HEADER_BYTES);
      if (header === undefined) lostAt = position + taken - CHUNK_HEADER_BYTES;
      else start(header);
      return taken;
    }
    if (payload !== undefined && payload.length < open.stored) return payload.append(bytes);
    const skipped = Math.min(toSkip, bytes.length);
    toSkip -= skipped;
    return skipped;
  };
  return {
    *feed(bytes) {
      let rest = bytes;
      while ((rest.length > 0 || isWhole()) && lostAt === undefined && !stopped) {
        const taken = take(rest);
        position += taken;
        rest = rest.subarray(taken);
        if (!isWhole() || open === undefined) continue;
        const chunk: Chunk = { ...open, payload, fault: wanted.has(open.tag) ? faultOf(open) : undefined };
        wholeUntil = position;
        open = payload = undefined;
        yield chunk;
      }
      position += rest.length;
    },
    get header() {
      return fileHeader.bytes;
    },
    get position() {
      return position;
    },
    get wholeUntil() {
      return wholeUntil;
    },
    get openTag() {
      return open?.tag;
    },
    get lostAt() {
      return lostAt;
    },
    stop() {
      stopped = true;
    },
  };

  function isWhole(): boolean {
    return open !== undefined && toSkip === 0 && (payload === undefined || payload.length === open.stored);
  }
}

const paddingOf = (stored: number): number => (8 - (stored % 8)) % 8;

/** The header, or `undefined` when these bytes are none: then the next chunk cannot be found either. */
function chunkHeaderOf(bytes: Uint8Array, offset: number): ChunkHeader | undefined {
  const words = new Uint32Array(bytes.buffer.slice(0, CHUNK_HEADER_BYTES));
  const tag = String.fromCharCode(...bytes.subarray(0, 4));
  if (!/^[A-Z0-9!]{4}$/.test(tag) || words[1] > COMPRESSED || words[3] >= 1 << 20) return undefined;
  return {
    tag,
    offset,
    compressed: words[1] === COMPRESSED,
    stored: words[2] + words[3] * 2 ** 32,
    raw: words[4] + words[5] * 2 ** 32,
    crc: words[6],
    sequence: words[7],
    words,
  };
}

/** Why a payload is not even read. */
function faultOf({ compressed, stored, raw }: ChunkHeader): string | undefined {
  if (raw > MAX_PAYLOAD) return `a payload of ${raw} bytes`;
  // The most that zlib adds to what it cannot compress.
  if (compressed ? stored > raw + raw / 1000 + 1024 : stored !== raw) return `${stored} bytes stored for ${raw}`;
  return undefined;
}
