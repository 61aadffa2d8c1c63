import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { root } from '../steps/paths.mjs';
import { layersOf } from './inflate.mjs';
import { forbidden, traceIn } from './traces.mjs';

/** Committed files that came out of a program: samples, fixtures, pictures. Without a clone, nothing is committed. */
function madeFiles(): readonly string[] {
  if (!existsSync(join(root, '.git'))) return [];
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  const made = /^(fixtures|public\/samples)\/|\/fixtures\/|\.(gz|heapglass|heapsnapshot|hpy|png|jpg|zip)$/;
  return list
    .split('\0')
    .filter((path) => made.test(path) && existsSync(join(root, path)) && statSync(join(root, path)).isFile());
}

describe('committed files that a program made', () => {
  const list = forbidden();

  it('tell nothing of the machine they were made on', () => {
    const found = madeFiles().flatMap((path) => {
      const traces = layersOf(readFileSync(join(root, path))).map((bytes) => traceIn(bytes, list));
      const first = traces.find((trace) => trace !== undefined);
      return first === undefined ? [] : [`${path} ${first}`];
    });
    expect(found).toEqual([]);
  });
});

describe('the search itself', () => {
  const secret = '0123456789-token';
  const list = forbidden({ SOME_TOKEN: secret, PATH: '/usr/bin:/srv/builder/tools' });
  const finds = (bytes: Buffer) => layersOf(bytes).some((layer) => traceIn(layer, list) !== undefined);

  it.each([
    ['an environment value', secret],
    ['a folder of PATH', 'x /srv/builder/tools/y'],
    ['a home folder', 'File "/home/alice/shop.py"'],
    ['a home folder on a Mac', '/Users/alice/shop.py'],
    ["root's home", 'File "/root/shop.py"'],
    ['this tree', `${root}/src`],
  ])('finds %s in plain text, gzip, a zlib chunk in a container, and gzip around that', (_what, text) => {
    const plain = Buffer.from(`some ${text} text`);
    const chunk = Buffer.concat([Buffer.from('HGL chunk 123'), deflateSync(plain), Buffer.from('CRC.')]);
    for (const bytes of [plain, gzipSync(plain), chunk, gzipSync(chunk), deflateSync(plain, { level: 1 })]) {
      expect(finds(bytes)).toBe(true);
    }
  });

  it('is quiet about texts that tell nothing', () => {
    expect(finds(gzipSync('File "/srv/app/shop.py" and /usr/lib/python3.11/json/decoder.py'))).toBe(false);
  });
});
