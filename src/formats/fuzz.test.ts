/**
 * Damaged captures: thousands of files made wrong on purpose, mostly behind checksums that are right again. Whatever comes, a file
 * opens, opens with warnings, or fails as `SnapshotFormatError`; in time, and without memory that its bytes do not pay for.
 */
import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { checkGraph } from '../heap/invariants.ts';
import { bytesSource, openSnapshot } from './index.ts';
import { SnapshotFormatError } from './snapshot-format-error.ts';
import { mutantOf } from './testing/mutants.ts';
import { runAsync } from './testing/open.ts';
import { json, objects, table, writeFile, type ChunkToWrite } from './heapglass/write.ts';

const MUTANTS = process.env['HEAPGLASS_LONG'] === '1' ? 40_000 : 3000;
const BATCH = 500;
const SLOWEST_MS = 2000;

type Outcome = 'whole' | 'warnings' | SnapshotFormatError['code'];

async function outcomeOf(bytes: Uint8Array): Promise<Outcome> {
  try {
    const { graph, warnings, complete } = await runAsync(openSnapshot(bytesSource(bytes)));
    expect(checkGraph(graph)).toEqual([]);
    if (!complete) expect(warnings.length).toBeGreaterThan(0);
    return warnings.length === 0 ? 'whole' : 'warnings';
  } catch (error) {
    if (error instanceof SnapshotFormatError) return error.code;
    throw error;
  }
}

describe('mutants', () => {
  const seen = new Map<Outcome, number>();
  let reached = 0;
  test.each(Array.from({ length: MUTANTS / BATCH }, (_, i) => i * BATCH))(
    'seeds from %i',
    async (first) => {
      for (let seed = first; seed < first + BATCH; seed++) {
        const { bytes, what } = mutantOf(seed);
        const start = performance.now();
        const outcome = await outcomeOf(bytes).catch((error: unknown) => {
          throw new Error(`seed ${seed}, ${what}`, { cause: error });
        });
        expect(performance.now() - start, `seed ${seed}, ${what}`).toBeLessThan(SLOWEST_MS);
        seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
        if (outcome === 'whole' || outcome === 'warnings' || outcome === 'inconsistent') reached++;
      }
    },
    60_000,
  );

  test('most got as far as the chunks, and they came to different ends', () => {
    expect(reached).toBeGreaterThan(MUTANTS / 2);
    expect(seen.get('warnings') ?? 0).toBeGreaterThan(MUTANTS / 10);
    expect(seen.size).toBeGreaterThan(3);
  });
});

describe('lies', () => {
  const one = objects({ type: 64, mode: 0, address: [128], size: [8] });
  const framed = (spoil: (view: DataView) => void, chunk: ChunkToWrite = one): Uint8Array => {
    const bytes = writeFile([one, chunk]);
    spoil(new DataView(bytes.buffer, bytes.length - 32 - Math.ceil(chunk.payload.length / 8) * 8));
    return bytes;
  };

  test.each<readonly [string, Uint8Array, Outcome]>([
    ['a payload of 2^50 bytes', framed((v) => v.setBigUint64(8, 1n << 50n, true)), 'warnings'],
    ['a payload of 2^63 bytes', framed((v) => v.setBigUint64(8, 1n << 63n, true)), 'warnings'],
    [
      '60 MiB promised, 10 bytes there',
      framed((v) => [8, 16].forEach((at) => v.setBigUint64(at, 60n << 20n, true))),
      'warnings',
    ],
    ['4 G objects', framed((v) => v.setUint32(32 + 16, 0xffffffff, true)), 'warnings'],
    [
      'a table of 4 G rows',
      writeFile([one, { tag: 'WEAK', payload: Uint8Array.of(255, 255, 255, 255, 0, 0, 0, 0) }]),
      'warnings',
    ],
    ['4 G strings', writeFile([one, { tag: 'STRS', payload: Uint8Array.of(255, 255, 255, 255) }]), 'warnings'],
    ['no objects at all', writeFile([json('END!', {})]), 'whole'],
    ['nothing', new Uint8Array(0), 'empty'],
    ['an empty gzip member', gzipSync(new Uint8Array(0)), 'bad-compression'],
    ['gzip three times', gzipSync(gzipSync(gzipSync(writeFile([one])))), 'unknown-format'],
    ['a gzip header and nothing', Uint8Array.of(0x1f, 0x8b, 8, 0), 'bad-compression'],
  ])('%s', async (_, bytes, expected) => {
    const before = process.memoryUsage().rss;
    expect(await outcomeOf(bytes)).toBe(expected);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20);
  });

  test('JSON a million deep is no JSON', async () => {
    const payload = new TextEncoder().encode('['.repeat(1e6));
    for (const tag of ['META', 'TYPE', 'ROOT', 'THRD'])
      expect(await outcomeOf(writeFile([one, { tag, payload }]))).toBe('warnings');
  });

  test('a hundred thousand objects at one address, and references to it', async () => {
    const n = 100_000;
    const same = Array.from({ length: n }, () => 128);
    const start = performance.now();
    const file = writeFile([
      objects({ type: 64, mode: 1, address: same, size: same, target: same }),
      table('WEAK', ...same.map((a) => [a, a])),
    ]);
    expect(await outcomeOf(file)).toBe('warnings');
    expect(performance.now() - start).toBeLessThan(SLOWEST_MS);
  });

  test('a compressed payload that swells beyond what it says', async () => {
    const swollen: ChunkToWrite = { tag: 'META', payload: new Uint8Array(8 << 20), compressed: true };
    const bytes = writeFile([one, swollen]);
    const at = writeFile([one]).length;
    new DataView(bytes.buffer).setBigUint64(at + 16, 1n << 16n, true);
    expect(await outcomeOf(bytes)).toBe('warnings');
  });
});
