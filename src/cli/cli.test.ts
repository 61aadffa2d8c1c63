/** The built command line as a child process. */
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { largeCapture } from '../../workers/testing/large-capture.ts';

const CACHE = 'fixtures/capture/cache.heapglass';
const SERIES = [1, 2, 3].map((n) => `fixtures/capture/cache-${n}.heapglass`);
let folder: string;
let program: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heapglass-cli-'));
  await build({ configFile: 'vite.cli.config.ts', logLevel: 'error', build: { outDir: folder } });
  program = join(folder, 'heapglass.mjs');
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the program by its own first line, without a shell. */
async function run(...words: readonly string[]): Promise<Ran> {
  try {
    const { stdout, stderr } = await promisify(execFile)(program, words, { maxBuffer: 2 ** 28 });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

/** Runs it with `input` as standard input; `take` bytes of the output are read, then the pipe is closed. */
function piped(words: readonly string[], input: Uint8Array, take = Number.POSITIVE_INFINITY): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...words]);
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (out.length >= take) child.stdout.destroy();
    });
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('close', (code) => resolve({ code: code ?? -1, out, err }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

const file = async (name: string, bytes: Uint8Array | string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
};

describe('heapglass info', () => {
  it('has exactly the promised keys', async () => {
    const { code, out, err } = await run('info', CACHE, '--json');
    const info = JSON.parse(out) as Record<string, unknown>;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(Object.keys(info)).toEqual(
      'format runtime version time objects edges bytes roots capabilities warnings complete'.split(' '),
    );
    expect(info).toMatchObject({ format: 'heapglass', runtime: 'CPython', complete: true });
  });

  it('agrees with what the language counts', async () => {
    const info = JSON.parse((await run('info', CACHE, '--json')).out) as { objects: number };
    const heap = JSON.parse((await run('eval', CACHE, 'hp.heap()', '--json')).out) as { count: number };
    expect(heap.count).toBeGreaterThan(0);
    expect(heap.count).toBeLessThanOrEqual(info.objects);
  });

  it('reads standard input and gzip, and says the same', async () => {
    const bytes = await readFile(CACHE);
    const { out } = await run('info', CACHE);
    expect(out).toMatch(/^objects +[\d,]+$/m);
    expect((await piped(['info', '-'], bytes)).out).toBe(out);
    expect((await piped(['info', '-'], gzipSync(bytes))).out).toBe(out);
    expect((await run('info', await file('any name.txt', gzipSync(bytes)))).out).toBe(out);
  });
});

describe('heapglass eval', () => {
  it('prints what guppy3 prints, and a newline', async () => {
    const { code, out, err } = await run('eval', CACHE, 'hp.heap()');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Partition of a set of \d+ objects\. Total size = \d+ bytes\.\n Index {2}Count {3}% /);
    expect(out).toMatch(/<\d+ more rows\. Type e\.g\. '_\.more' to view\.>\n$/);
  });

  it('gives a table as JSON with all its rows', async () => {
    const table = JSON.parse((await run('eval', CACHE, 'h.bytype', '--json')).out) as {
      type: string;
      count: number;
      size: number;
      header: string;
      rows: { index: number; count: number; size: number; cumulative: number; name: string }[];
    };
    expect(table).toMatchObject({ type: 'set', header: 'Type' });
    expect(table.rows.map(({ index }) => index)).toEqual(table.rows.map((_, i) => i));
    expect(table.rows.reduce((sum, { count }) => sum + count, 0)).toBe(table.count);
    expect(table.rows.at(-1)?.cumulative).toBe(table.size);
    expect(JSON.parse((await run('eval', CACHE, '1 + 1', '--json')).out)).toEqual({ type: 'value', value: 2 });
  });

  it('names the files s1, s2 … in the order given, and the last one hp', async () => {
    const count = async (...words: string[]) => Number((await run('eval', ...words)).out);
    const [first, , third] = SERIES as [string, string, string];
    expect(await count(...SERIES, 's1.heap().count')).toBe(await count(first, 'h.count'));
    expect(await count(...SERIES, 'hp.heap().count')).toBe(await count(third, 'h.count'));
    expect((await run('eval', first, third, 's2.heap().diff(s1.heap())')).out).toMatch(/^Summary of difference/);
  });

  it('flushes an output of megabytes', async () => {
    const path = await file('large.heapglass', largeCapture({ objects: 100_000, types: ['list', '__main__.A'] }));
    const { code, out } = await run('eval', path, 'h.byid', '--json');
    expect(code).toBe(0);
    expect((JSON.parse(out) as { rows: unknown[] }).rows.length).toBe(100_000);
  });

  it('ends quietly when its reader goes away', async () => {
    const bytes = largeCapture({ objects: 100_000, types: ['list'] });
    expect(await piped(['eval', '-', 'h.byid', '--json'], bytes, 1000)).toMatchObject({ code: 0, err: '' });
  });
});

describe('dump and load', () => {
  const inFolder = async (place: string, expression: string): Promise<Ran> => {
    try {
      const words = [program, 'eval', resolve(CACHE), expression];
      const { stdout, stderr } = await promisify(execFile)(process.execPath, words, { cwd: place });
      return { code: 0, out: stdout, err: stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, out: stdout, err: stderr };
    }
  };

  it('makes a file of guppy3, reads it, and never changes one that is there', async () => {
    const place = await mkdtemp(join(folder, 'dumps-'));
    expect(await inFolder(place, "h.dump('a.hpy'); h.bytype.dump('a.hpy')")).toEqual({ code: 0, out: '', err: '' });
    const text = await readFile(join(place, 'a.hpy'), 'utf8');
    expect(text.match(/^\.kindheader: .*$/gm)).toEqual([
      '.kindheader: Kind (class / dict of class)',
      '.kindheader: Type',
    ]);
    expect((await inFolder(place, "hp.load('a.hpy')")).out).toBe((await inFolder(place, 'h.stat')).out);
    const again = await inFolder(place, "h.dump('a.hpy')");
    expect([again.code, again.err]).toEqual([
      2,
      expect.stringMatching(/a\.hpy is there already and was left as it is/),
    ]);
    expect(await readFile(join(place, 'a.hpy'), 'utf8')).toBe(text);
    expect((await inFolder(place, "hp.load('b.hpy')")).err).toMatch(/there is no file "b\.hpy" here/);
    expect((await inFolder(place, "h.dump('../c.hpy')")).code).toBe(2);
  });
});

describe('heapglass eval --script', () => {
  const lines = ['# totals', '', 'x = s1.heap()', 'x.count', 'x.byrc', "print('a')", '  len(x.bytype)  '].join('\n');

  it('answers line by line, with one load', async () => {
    const script = await file('script.txt', lines);
    const { code, out, err } = await run('eval', CACHE, '--script', script, '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toEqual([
      { expression: 'x = s1.heap()', text: '' },
      { expression: 'x.count', text: expect.stringMatching(/^\d+$/) as string },
      { expression: 'x.byrc', error: expect.stringContaining('byrc') as string },
      { expression: "print('a')", text: 'a' },
      { expression: 'len(x.bytype)', text: expect.stringMatching(/^\d+$/) as string },
    ]);
  });

  it('as text, names the lines that have no value and ends with 2', async () => {
    const { code, out, err } = await piped(['eval', CACHE, '--script', '-'], Buffer.from(lines));
    expect(code).toBe(2);
    expect(out).toMatch(
      /^>>> x = s1\.heap\(\)\n>>> x\.count\n\d+\n>>> x\.byrc\n# no value; .*\n>>> print\('a'\)\na\n>>> len/,
    );
    expect(err.trimEnd().split('\n')).toEqual([expect.stringMatching(/^heapglass: -: x\.byrc: .*byrc/)]);
  });
});

describe('bad input', () => {
  const lineOf = async (...words: string[]): Promise<string> => {
    const { code, out, err } = await run(...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^heapglass: [^\n]+\n$/);
    return err;
  };

  it('is one line that names the file and what to do', async () => {
    expect(await lineOf('info', '/no/such.heapglass')).toMatch(
      /such\.heapglass cannot be read\. There is no such file\./,
    );
    expect(await lineOf('info', folder)).toMatch(/It is a folder/);
    expect(await lineOf('eval', 'package.json', 'h')).toMatch(/package\.json is not a heap snapshot.*These open/);
    expect(await lineOf('info', await file('empty', ''))).toMatch(/is empty/);
    expect(await lineOf('eval', CACHE, '--script', '/no/script')).toMatch(
      /\/no\/script cannot be read\. There is no such file\./,
    );
    const head = (await readFile(CACHE)).subarray(0, 64);
    expect(await lineOf('info', await file('head', head))).toMatch(/cut off before its first object.* at byte 64\./);
  });

  it('names the character of an expression, also of one in several files', async () => {
    expect(await lineOf('eval', CACHE, 'h.byrc')).toMatch(/h\.byrc: .*byrc.*\(at character 3\)/);
    expect(await lineOf('eval', CACHE, 'h.(')).toMatch(/h\.\(: /);
    expect(await lineOf('eval', CACHE, 's2.heap()')).toMatch(/s2/);
    expect(await lineOf('eval', CACHE, 'h.zzzzzz')).toMatch(/; it has (\w+, ){8}and \d+ more/);
    for (const empty of ['', '   ']) expect(await lineOf('eval', CACHE, empty)).toMatch(/: the expression is empty/);
  });

  it('names the option', async () => {
    expect(await lineOf('info', CACHE, '--jsonn')).toMatch(/unknown option '--jsonn'/);
    expect(await lineOf()).toMatch(/command is missing/);
  });

  it('cannot write to the terminal what it likes', async () => {
    expect(await lineOf('info', '/no/\u001b[31m\nred')).not.toMatch(/\u001b/);
    const path = await file('names', largeCapture({ objects: 20_000, types: ['__main__.\u001b[2J\u001b]0;t\u0007A'] }));
    const { out } = await run('eval', path, 'h');
    expect(out).toMatch(/ __main__\.A\n$/);
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });
});

describe('a file that is cut off', () => {
  it('is answered with a warning', async () => {
    const path = await file('cut.heapglass', (await readFile(CACHE)).subarray(0, 300_000));
    const { code, out, err } = await run('eval', path, 'h.count');
    expect(code).toBe(0);
    expect(Number(out)).toBeGreaterThan(0);
    expect(err).toMatch(/^heapglass: warning: .*cut\.heapglass: The file is cut off at byte [\d,]+/);
    expect(JSON.parse((await run('info', path, '--json')).out)).toMatchObject({ complete: false });
  });
});

describe('help', () => {
  it('and version are answers', async () => {
    expect(await run('--version')).toEqual({ code: 0, out: 'heapglass 0.1.0\n', err: '' });
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    for (const word of ['info', 'eval', '--script', '--json', 's1']) expect(out).toContain(word);
  });

  it('the program needs nothing beside itself', async () => {
    const code = await readFile(program, 'utf8');
    const imports = [...code.matchAll(/^import .* from ["']([^"']+)["']/gm)].map(([, name]) => name ?? '');
    expect(imports.filter((name) => !/^(node:|module$)/.test(name))).toEqual([]);
  });
});
