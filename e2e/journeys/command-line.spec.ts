/** The command line alone: facts, expressions, scripts, several files, bad input. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ShopCounts } from './shop.ts';
import { heapglass } from '../house/command-line.ts';
import { captureLive, type LiveCapture } from '../house/live-capture.ts';
import { inTree } from '../house/places.ts';
import { expect, test } from '../house/test.ts';
import { onPath } from '../../scripts/steps/find-programs.mjs';

let live: LiveCapture<ShopCounts>;
test.beforeAll(() => {
  live = captureLive<ShopCounts>('shop', 300, 20);
});
test.afterAll(() => live.remove());

interface Row {
  readonly name: string;
  readonly count: number;
  readonly size: number;
  readonly cumulative: number;
}

test('info names the facts of a capture', () => {
  const { stdout, code, stderr } = heapglass('info', live.file, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const info = JSON.parse(stdout) as Record<string, unknown>;
  expect(Object.keys(info)).toEqual(
    expect.arrayContaining([
      'format',
      'runtime',
      'version',
      'time',
      'objects',
      'edges',
      'bytes',
      'roots',
      'capabilities',
      'warnings',
      'complete',
    ]),
  );
  expect(info).toMatchObject({ format: 'heapglass', runtime: 'CPython', complete: true });
  expect(Math.abs(Number(info['time']) - Date.now() / 1000)).toBeLessThan(600);
});

test('eval gives what the program printed, and rows that add up', () => {
  const { stdout, code } = heapglass('eval', live.file, 'hp.heap().bytype', '--json');
  expect(code).toBe(0);
  const table = JSON.parse(stdout) as { type: string; count: number; size: number; rows: readonly Row[] };
  expect(table.type).toBe('set');
  for (const kind of ['Order', 'Customer'] as const) {
    const row = table.rows.find(({ name }) => name === `__main__.${kind}`);
    expect([row?.count, row?.size]).toEqual(live.printed[kind]);
  }
  expect(table.rows.reduce((sum, { count }) => sum + count, 0)).toBe(table.count);
  expect(table.rows.reduce((sum, { size }) => sum + size, 0)).toBe(table.size);
  expect(table.rows.at(-1)?.cumulative).toBe(table.size);
});

test('a script is one load; an error stands in its place', () => {
  const script = join(live.folder, 'script');
  writeFileSync(script, 'h.count\nh.nonsense\nh.bytype[0].count\n');
  const { stdout } = heapglass('eval', live.file, '--script', script, '--json');
  const results = JSON.parse(stdout) as readonly { expression: string; text?: string; error?: unknown }[];
  expect(results.map(({ expression }) => expression)).toEqual(['h.count', 'h.nonsense', 'h.bytype[0].count']);
  expect(results.map((r) => 'text' in r)).toEqual([true, false, true]);
  expect(results.map((r) => 'error' in r)).toEqual([false, true, false]);
});

test('files are s1, s2 … in the order given, and hp is the last', () => {
  const second = captureLive<ShopCounts>('shop', 500, 20);
  const rows = (name: string) => {
    const { stdout } = heapglass('eval', second.file, live.file, `${name}.heap().bytype`, '--json');
    const table = JSON.parse(stdout) as { rows: readonly Row[] };
    return table.rows.find((row) => row.name === '__main__.Order')?.count;
  };
  expect([rows('s1'), rows('s2'), rows('hp')]).toEqual([500, 300, 300]);
  second.remove();
});

test('bad input is one line on stderr and exit 2; a cut file opens with a warning and exit 0', () => {
  const cut = join(live.folder, 'cut.heapglass');
  writeFileSync(cut, readFileSync(live.file).subarray(0, 200_000));
  for (const args of [
    ['info', join(live.folder, 'absent')],
    ['info', inTree('package.json')],
    ['eval', live.file, 'h.('],
    ['eval', live.file, 'h.nonsense'],
    ['frobnicate'],
  ]) {
    const { code, stdout, stderr } = heapglass(...args);
    expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
  }
  const salvaged = heapglass('info', cut);
  expect(salvaged.code).toBe(0);
  expect(salvaged.stderr).not.toBe('');
});

test('the capture’s own command line: run a script as the README says', () => {
  const python = process.env['HEAPGLASS_PYTHON'] ?? onPath(['python3']) ?? 'python3';
  const out = join(live.folder, 'run.heapglass');
  writeFileSync(
    join(live.folder, 'app.py'),
    'import sys\nDATA = [str(i) for i in range(1000)]\nprint("args", sys.argv[1:])\n',
  );
  const { status, stdout } = spawnSync(
    python,
    [inTree('public/capture/heapglass.py'), 'run', '-o', out, 'app.py', 'a', '--b'],
    {
      cwd: live.folder,
      encoding: 'utf8',
      timeout: 60_000,
      env: { PATH: '/usr/bin:/bin', HOME: live.folder, PYTHONDONTWRITEBYTECODE: '1' },
    },
  );
  expect({ status, stdout }).toEqual({ status: 0, stdout: "args ['a', '--b']\n" });
  expect(existsSync(out)).toBe(true);
  expect(heapglass('eval', out, 'main.DATA').stdout).toMatch(/^<list: 0x[0-9a-f]+\*1000>\n$/);
});
