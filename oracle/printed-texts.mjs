/** Reads the ORCL chunk of a `.heapglass` file: what guppy3 printed for its heap. */
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

const HEADER = 64;
const CHUNK = 32;

/** @param {string} file @returns {{ expression: string, text: string }[]} throws when the file has none */
export function printedTexts(file) {
  const bytes = readFileSync(file);
  for (let at = HEADER; at + CHUNK <= bytes.length;) {
    const stored = Number(bytes.readBigUInt64LE(at + 8));
    if (bytes.toString('latin1', at, at + 4) === 'ORCL') {
      const payload = bytes.subarray(at + CHUNK, at + CHUNK + stored);
      return JSON.parse((bytes.readUInt32LE(at + 4) & 1 ? inflateSync(payload) : payload).toString('utf8')).texts;
    }
    at += CHUNK + Math.ceil(stored / 8) * 8;
  }
  throw new Error(`${file} holds no texts of guppy3`);
}
