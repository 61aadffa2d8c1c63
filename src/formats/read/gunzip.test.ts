import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { ByteSource } from '../byte-source.ts';
import { concat } from '../heapglass/write.ts';
import { gunzipped, isGzip } from './gunzip.ts';
import { blobSource, bytesSource, piecesSource } from './sources.ts';

/** Bytes that do not compress away, and some that do. */
const plain = Uint8Array.from({ length: 300_000 }, (_, i) =>
  i % 3 === 0 ? (Math.imul(i, 0x9e3779b1) >>> 24) & 0xff : i >>> 12,
);
const gz = (bytes: Uint8Array): Uint8Array => gzipSync(bytes, { level: 6 });

async function all(source: ByteSource): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source.chunks()) pieces.push(piece.slice());
  return concat(pieces);
}

describe('gunzipped', () => {
  const members = concat([gz(plain.slice(0, 1000)), gz(plain.slice(1000, 1000)), gz(plain.slice(1000))]);
  test.each([
    ['one member', gz(plain)],
    ['three members', members],
    ['a thousand members', concat(Array.from({ length: 1000 }, (_, i) => gz(plain.slice(300 * i, 300 * i + 300))))],
    ['junk behind it', concat([gz(plain), Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9)])],
    [
      'what looks like a member behind it',
      concat([gz(plain), Uint8Array.of(0x1f, 0x8b, 8, 0, 9, 9, 9, 9, 9, 9, 9, 9)]),
    ],
  ])('%s', async (_, bytes) => {
    expect(isGzip(bytes)).toBe(true);
    for (const source of [bytesSource(bytes), bytesSource(bytes, 77), blobSource(new Blob([bytes.slice()]))]) {
      expect(Buffer.compare(await all(gunzipped(source)), plain)).toBe(0);
      expect(source.consumed).toBe(bytes.length);
    }
  });

  test('a second reading gives the same', async () => {
    const source = gunzipped(bytesSource(members));
    expect(await all(source)).toEqual(await all(source));
  });

  test.each([0.1, 0.5, 0.9, 0.999])('cut at %f, what stands before the cut is given', async (share) => {
    const whole = gz(plain);
    const given = await all(gunzipped(bytesSource(whole.slice(0, Math.trunc(whole.length * share)))));
    expect(given.length).toBeGreaterThan(plain.length * share * 0.5 - 40_000);
    expect(Buffer.compare(given, plain.subarray(0, given.length))).toBe(0);
  });

  test('damage in the middle: what stands before it is given', async () => {
    const whole = concat([gz(plain.slice(0, 100_000)), gz(plain.slice(100_000))]);
    const first = gz(plain.slice(0, 100_000)).length;
    whole.fill(0xff, first + 10, first + 400);
    const given = await all(gunzipped(bytesSource(whole)));
    expect(given.length).toBeGreaterThanOrEqual(100_000);
    expect(Buffer.compare(given.subarray(0, 100_000), plain.subarray(0, 100_000))).toBe(0);
  });

  test('a bomb is refused, in one member or in many', async () => {
    const limits = { ratio: 200, bytes: 1 << 20 };
    const one = gz(new Uint8Array(8 << 20));
    await expect(all(gunzipped(bytesSource(one), limits))).rejects.toMatchObject({ code: 'too-large' });
    const many = concat(Array.from({ length: 40 }, () => gz(new Uint8Array(1 << 18))));
    await expect(all(gunzipped(bytesSource(many), limits))).rejects.toMatchObject({ code: 'too-large' });
    expect((await all(gunzipped(bytesSource(gz(plain)), limits))).length).toBe(plain.length);
  });

  test('a file that cannot be read fails as it failed', async () => {
    const gone = new DOMException('gone', 'NotReadableError');
    const source = piecesSource(function* () {
      yield gz(plain).subarray(0, 5000);
      throw gone;
    }, 10_000);
    await expect(all(gunzipped(source))).rejects.toBe(gone);
  });

  test('who stops early ends the reading of the file', async () => {
    let isEnded = false;
    const source = piecesSource(function* () {
      try {
        for (let i = 0; ; i++)
          yield i === 0 ? gz(plain).subarray(0, 4000) : gz(plain).subarray(4000 * i, 4000 * i + 4000);
      } finally {
        isEnded = true;
      }
    }, undefined);
    for await (const piece of gunzipped(source).chunks()) if (piece.length > 0) break;
    expect(isEnded).toBe(true);
  });
});
