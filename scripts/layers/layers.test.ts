import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root, tool } from '../steps/paths.mjs';
import { importLines } from './import-lines.mjs';
import { readTable } from './table.mjs';
import { violations } from './violations.mjs';

describe('the floors of this tree', () => {
  it('hold', () => {
    expect(violations(root)).toEqual([]);
  });

  it('have a table without circles: whoever may be used never uses back', () => {
    const { floors } = readTable(root);
    const reached = (floor: string): string[] =>
      (floors[floor]?.may ?? []).map((entry) => entry.replace(/^types of /, '')).flatMap((f) => [f, ...reached(f)]);
    for (const floor of Object.keys(floors)) expect(reached(floor)).not.toContain(floor);
  });

  it('have a lint configuration made from the table', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/layers.mjs')], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});

describe('a planted violation', () => {
  let tree = '';
  const write = (path: string, text: string) => {
    mkdirSync(join(tree, dirname(path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  };
  beforeEach(() => {
    tree = mkdtempSync(join(tmpdir(), 'layers-'));
    cpSync(join(root, 'layers.json'), join(tree, 'layers.json'));
    for (const floor of Object.keys(readTable(root).floors)) write(/\.tsx?$/.test(floor) ? floor : `${floor}/x.ts`, '');
    write('workers/heap.worker.ts', '');
    write('src/heap/testing/heap-of.ts', '');
  });
  afterEach(() => rmSync(tree, { recursive: true }));

  it('is none in the bare tree', () => {
    expect(violations(tree)).toEqual([]);
  });

  it('is none where the table allows it', () => {
    write(
      'src/client/a.ts',
      `import type { G } from '../heap/x.ts';\nimport W from '../../workers/heap.worker.ts?worker&inline';`,
    );
    write('src/heapy/parse/a.ts', `import { parser } from '@lezer/python';\nimport { x } from '../../analysis/x.ts';`);
    write('src/heap/a.test.ts', `import { it } from 'vitest';\nimport { heapOf } from './testing/heap-of.ts';`);
    expect(violations(tree)).toEqual([]);
  });

  const planted: readonly (readonly [what: string, path: string, text: string])[] = [
    ['an upward import', 'src/base/a.ts', `import { x } from '../heap/x.ts';`],
    ['an import between floors beside each other', 'src/views/a.ts', `import { x } from '../analysis/x.ts';`],
    ['a value where only types are allowed', 'src/views/a.ts', `import { x } from '../heap/x.ts';`],
    ['a type import upwards', 'src/base/a.ts', `import type { X } from '../heap/x.ts';`],
    ['a type import written in a type', 'src/base/a.ts', `export type X = import('../heap/x.ts').X;`],
    ['an upward re-export', 'src/base/a.ts', `export * from '../heap/x.ts';`],
    ['an import for its effect', 'src/base/a.ts', `import '../heap/x.ts';`],
    ['a dynamic import', 'src/ui/a.ts', `export const x = () => import('../views/x.ts');`],
    ['a computed dynamic import', 'src/ui/a.ts', 'export const x = (p: string) => import(`../views/${p}.ts`);'],
    ['a worker started below the client', 'src/ui/a.ts', `import W from '../../workers/heap.worker.ts?worker&inline';`],
    ['a session in the page', 'src/client/a.ts', `import { x } from '../../workers/x.ts';`],
    ['a forbidden package', 'src/analysis/a.ts', `import { wrap } from 'comlink';`],
    ['a forbidden part of a package', 'src/heap/a.ts', `import { jsx } from 'react/jsx-runtime';`],
    ['a builtin of Node in the page', 'src/views/a.ts', `import { readFileSync } from 'node:fs';`],
    ['a package outside its home', 'src/ui/grid/a.tsx', `import { useTable } from '@tanstack/react-table';`],
    ['a test library in the product', 'src/heap/a.ts', `import fc from 'fast-check';`],
    ['test code in the product', 'src/heap/a.ts', `import { heapOf } from './testing/heap-of.ts';`],
    ['a file that is not there', 'src/heap/a.ts', `import { y } from './y.ts';`],
    ['a folder without a row', 'src/misc/a.ts', ''],
    ['a file on no floor', 'src/loose.ts', ''],
  ];
  it.each(planted)('%s is found', (_what, path, text) => {
    write(path, text);
    const found = violations(tree);
    expect(found.length).toBeGreaterThan(0);
    expect(found.join('\n')).toContain(path.startsWith('src/misc') ? 'src/misc' : path);
  });

  it('a row without a folder is found', () => {
    rmSync(join(tree, 'src/wording'), { recursive: true });
    expect(violations(tree)).toEqual(['src/wording is in layers.json but not in the tree']);
  });

  it('is found by lint too: floors, packages, markup, evaluated text', () => {
    cpSync(join(root, '.oxlintrc.json'), join(tree, '.oxlintrc.json'));
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
    write('src/base/a.ts', `import { x } from '../heap/x.ts';\nexport const y = x;`);
    write('src/heap/a.ts', `import { wrap } from 'comlink';\nexport const y = wrap;`);
    write('src/views/a.ts', `export const f = (e: Element) => { e.innerHTML = 'x'; };`);
    write('src/views/b.tsx', `export const B = () => <p dangerouslySetInnerHTML={{ __html: '' }} />;`);
    write('src/views/c.ts', `export const f = () => eval('1');\nexport const g = () => new Function('1');`);
    const { stdout, status } = spawnSync(process.execPath, [tool.oxlint, '-f', 'unix', 'src'], {
      cwd: tree,
      encoding: 'utf8',
    });
    expect(status).not.toBe(0);
    for (const [file, rule] of [
      ['src/base/a.ts', 'no-restricted-imports'],
      ['src/heap/a.ts', 'no-restricted-imports'],
      ['src/views/a.ts', 'no-restricted-properties'],
      ['src/views/b.tsx', 'no-danger'],
      ['src/views/c.ts', 'no-eval'],
      ['src/views/c.ts', 'no-new-func'],
    ] as const) {
      const lines = stdout.split('\n').filter((line) => line.startsWith(file));
      expect(lines.join('\n')).toContain(rule);
    }
  });
});

describe('importLines', () => {
  it('does not take text or comments for imports', () => {
    const text = `// import { a } from './a.ts';\nconst s = "import('./b.ts')";\nexport const t = \`import './c.ts'\`;`;
    expect(importLines('x.ts', text)).toEqual([]);
  });

  it('refuses a text that does not parse', () => {
    expect(() => importLines('x.ts', 'import { from')).toThrow('x.ts');
  });
});
