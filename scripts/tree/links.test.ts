import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../steps/paths.mjs';

const LEFT_OUT = new Set(['node_modules', 'dist', 'coverage', '.cache', '.git', 'test-results', 'playwright-report']);

function markdownFiles(folder = ''): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : markdownFiles(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

/** Targets of links and pictures, outside code. */
function targetsIn(text: string): readonly string[] {
  const prose = text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(\s*<?([^)>\s]+)>?[^)]*\)/g)].map(([, target]) => target ?? '');
}

/** The anchor that a heading gets. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .trim()
    .replaceAll(' ', '-');

function brokenLinks(path: string): readonly string[] {
  const isOutside = (target: string) => /^[a-z]+:/i.test(target);
  return targetsIn(readFileSync(join(root, path), 'utf8'))
    .filter((target) => !isOutside(target))
    .filter((target) => {
      const [file = '', anchor] = target.split('#');
      const full = file === '' ? join(root, path) : join(root, dirname(path), decodeURIComponent(file));
      if (!existsSync(full)) return true;
      if (anchor === undefined || !full.endsWith('.md')) return false;
      const headings = readFileSync(full, 'utf8').matchAll(/^#{1,6} (.*)$/gm);
      return ![...headings].some(([, heading]) => anchorOf(heading ?? '') === anchor);
    })
    .map((target) => `${path}: ${target}`);
}

describe('links in the documents', () => {
  const files = markdownFiles();

  it('lead somewhere', () => {
    expect(files).toContain('README.md');
    expect(files.flatMap(brokenLinks)).toEqual([]);
  });

  it('are found where they stand', () => {
    expect(targetsIn('see [a](b.md#c "t"), ![d](e.png)\n`[x](y)`\n```\n[p](q)\n```')).toEqual(['b.md#c', 'e.png']);
  });
});
