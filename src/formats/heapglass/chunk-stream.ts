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
  let isStopped = false;
  let head = growingBytes(CHUNK_HEADER_BYTES);
  let open: OpenChunk | undefined;

  /** Takes bytes for whatever is being read; returns how many. */
  const take = (bytes: Uint8Array): number => {
    if (fileHeader.length < HEADER_BYTES) return fileHeader.append(bytes);
    if (open !== undefined) return takeFor(open, bytes);
    const taken = head.append(bytes);
    if (head.length < CHUNK_HEADER_BYTES) return taken;
    const offset = position + taken - CHUNK_HEADER_BYTES;
    const header = chunkHeaderOf(head.bytes, offset);
    head = growingBytes(CHUNK_HEADER_BYTES);
    if (header === undefined) lostAt = offset;
    else open = openChunk(header, wanted.has(header.tag));
    return taken;
  };
  return {
    *feed(bytes) {
      let rest = bytes;
      while (rest.length > 0 && lostAt === undefined && !isStopped) {
        const taken = take(rest);
        position += taken;
        rest = rest.subarray(taken);
        if (open === undefined || !isWhole(open)) continue;
        const { header, payload, fault } = open;
        wholeUntil = position;
        open = undefined;
        yield { ...header, payload, fault };
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
      return open?.header.tag;
    },
    get lostAt() {
      return lostAt;
    },
    stop() {
      isStopped = true;
    },
  };
}

/** A chunk whose header has come. */
interface OpenChunk {
  readonly header: ChunkHeader;
  readonly payload: GrowingBytes | undefined;
  readonly fault: string | undefined;
  /** Bytes of the payload and the padding that nobody keeps. */
  toSkip: number;
}

function openChunk(header: ChunkHeader, isWanted: boolean): OpenChunk {
  const fault = isWanted ? faultOf(header) : undefined;
  const keep = isWanted && fault === undefined;
  const toSkip = (keep ? 0 : header.stored) + paddingOf(header.stored);
  return { header, payload: keep ? growingBytes(header.stored) : undefined, fault, toSkip };
}

function takeFor(open: OpenChunk, bytes: Uint8Array): number {
  const { payload, header } = open;
  if (payload !== undefined && payload.length < header.stored) return payload.append(bytes);
  const skipped = Math.min(open.toSkip, bytes.length);
  open.toSkip -= skipped;
  return skipped;
}

const isWhole = ({ header, payload, toSkip }: OpenChunk): boolean =>
  toSkip === 0 && (payload === undefined || payload.length === header.stored);

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
