/** Reads the ORCL chunk of a `.heapglass` file: what guppy3 printed for its heap. */
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

const HEADER = 64;
const CHUNK = 32;

/**
 * What guppy3 said of the heap of a file. Throws when the file holds nothing of it.
 * @param {string} file
 * @returns {{ texts: { expression: string, text: string }[], later: { expression: string, text: string }[],
 *   rows: { [relation: string]: [name: string, count: number, size: number][] } }}
 */
export function oracleOf(file) {
  const bytes = readFileSync(file);
  for (let at = HEADER; at + CHUNK <= bytes.length;) {
    const stored = Number(bytes.readBigUInt64LE(at + 8));
    if (bytes.toString('latin1', at, at + 4) === 'ORCL') {
      const payload = bytes.subarray(at + CHUNK, at + CHUNK + stored);
      return JSON.parse((bytes.readUInt32LE(at + 4) & 1 ? inflateSync(payload) : payload).toString('utf8'));
    }
    at += CHUNK + Math.ceil(stored / 8) * 8;
  }
  throw new Error(`${file} holds no texts of guppy3`);
}

/** The texts that the product must print. @param {string} file @returns {{ expression: string, text: string }[]} */
export const printedTexts = (file) => oracleOf(file).texts;
