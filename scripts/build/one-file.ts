/** The whole app as one HTML file that opens by double click, offline. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { contentSecurityPolicy, policyElement } from './content-security-policy.ts';

/** Code that can stand inside a script element: nothing in it ends the element or opens the parser's comment state. */
export function inScript(code: string): string {
  // `\x3c` means the same in strings, templates and regular expressions of either mode.
  return code.replace(/<(?=\/script|!--)/gi, '\\x3c');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];

/** Finds the content of a file that the page names: built in this run, or from the public folder. */
export type ReadPart = (path: string) => Buffer | undefined;

/**
 * The page with scripts and styles in place of the references to them, and a policy that names them by hash.
 * Throws when a reference cannot be found: half a file must not be shipped.
 */
export function intoOneFile(html: string, read: ReadPart): string {
  const hashes = { script: [] as string[], style: [] as string[] };
  const part = (path: string): Buffer => {
    const bytes = read(path.replace(/^\.?\//, ''));
    if (bytes === undefined) throw new Error(`one-file build: ${path} is named by the page but was not built`);
    return bytes;
  };
  const script = (tag: string): string => {
    const code = inScript(part(attribute(tag, 'src') ?? '').toString('utf8'));
    hashes.script.push(hashOf(code));
    return /type="module"/.test(tag) ? `<script type="module">${code}</script>` : `<script>${code}</script>`;
  };
  const link = (tag: string): string => {
    const path = attribute(tag, 'href') ?? '';
    const rel = attribute(tag, 'rel');
    if (rel === 'modulepreload') return '';
    if (path.startsWith('data:')) return tag;
    if (rel !== 'stylesheet') throw new Error(`one-file build: no rule for <link rel="${String(rel)}">`);
    const style = part(path)
      .toString('utf8')
      .replace(/<\/(style)/gi, '<\\/$1');
    hashes.style.push(hashOf(style));
    return `<style>${style}</style>`;
  };
  const whole = html.replace(/<link\b[^>]*>/g, link).replace(/<script\b[^>]*\ssrc="[^>]*><\/script>/g, script);
  const policy = contentSecurityPolicy({
    script: hashes.script.join(' ') || "'none'",
    style: hashes.style.join(' ') || "'none'",
  });
  // A function, not a string: `$&` in the bundle would be a pattern of replace.
  return whole.replace(/<head>/i, () => `<head>\n    ${policyElement(policy)}`);
}

/** Replaces the build's files by `heapglass.html`. Expects one chunk and one stylesheet (no code splitting). */
export function oneFile(publicFolder: string): Plugin {
  return {
    name: 'heapglass-one-file',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      // After Vite's own pass, which still fills marks in the chunk.
      order: 'post',
      handler(_options, bundle) {
        const page = bundle['index.html'];
        if (page === undefined || page.type !== 'asset') throw new Error('one-file build: no index.html in the bundle');
        const read: ReadPart = (path) => {
          const built = bundle[path];
          if (built !== undefined) return Buffer.from(built.type === 'chunk' ? built.code : built.source);
          const file = join(publicFolder, path);
          return existsSync(file) ? readFileSync(file) : undefined;
        };
        const html = intoOneFile(String(page.source), read);
        for (const name of Object.keys(bundle)) delete bundle[name];
        this.emitFile({ type: 'asset', fileName: 'heapglass.html', source: html });
      },
    },
  };
}
