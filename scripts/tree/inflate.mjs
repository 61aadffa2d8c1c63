/** Everything readable inside a committed file: its bytes, and what compressed parts hold. */
import { gunzipSync, inflateSync, constants } from 'node:zlib';

const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);
/** First bytes of zlib streams at the usual levels; the second byte makes the pair a multiple of 31. */
const ZLIB_SECONDS = new Set([0x01, 0x5e, 0x9c, 0xda]);

/**
 * The bytes themselves and every gzip member and zlib stream found at any offset (containers of many kinds: .gz,
 * .heapglass chunks, PNG), one level deep and once more inside.
 * @param {Buffer} bytes @returns {Buffer[]}
 */
export function layersOf(bytes, depth = 2) {
  if (depth === 0) return [bytes];
  const inner = streamStarts(bytes).flatMap((start) => {
    const plain = inflateAt(bytes.subarray(start));
    return plain === undefined || plain.length === 0 ? [] : layersOf(plain, depth - 1);
  });
  return [bytes, ...inner];
}

function streamStarts(bytes) {
  const starts = [];
  for (let at = bytes.indexOf(GZIP); at >= 0; at = bytes.indexOf(GZIP, at + 1)) starts.push(at);
  for (let at = bytes.indexOf(0x78); at >= 0; at = bytes.indexOf(0x78, at + 1)) {
    if (ZLIB_SECONDS.has(bytes[at + 1])) starts.push(at);
  }
  return starts;
}

function inflateAt(bytes) {
  // A cut stream gives what it has.
  const options = { finishFlush: constants.Z_SYNC_FLUSH };
  try {
    return bytes[0] === 0x78 ? inflateSync(bytes, options) : gunzipSync(bytes, options);
  } catch {
    return undefined;
  }
}
