import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { inScript, intoOneFile } from './one-file.ts';

const page = `<!doctype html>
<html><head><meta charset="utf-8" />
<link rel="icon" href="data:image/svg+xml;base64,AAAA" />
<link rel="modulepreload" crossorigin href="./assets/b.js">
<link rel="stylesheet" crossorigin href="./assets/a.css">
<script src="./theme.js"></script>
<script type="module" crossorigin src="./assets/a.js"></script></head><body></body></html>`;

const parts: Readonly<Record<string, string>> = {
  'assets/a.css': 'p::after { content: "</style>" }',
  'assets/a.js': 'const a = "</script><!-- $& $1";',
  'theme.js': 'theme()',
};
const read = (path: string) => (parts[path] === undefined ? undefined : Buffer.from(parts[path]));

describe('intoOneFile', () => {
  const html = intoOneFile(page, read);

  it('leaves no reference to another file', () => {
    expect(html).not.toMatch(/\s(src|href)="(?!data:)/);
  });

  it('keeps the code in its element, and what it means', () => {
    const elements = [...html.matchAll(/<script(?: type="module")?>([\s\S]*?)<\/script>/g)].map(([, code]) => code);
    expect(elements).toHaveLength(2);
    const value: unknown = JSON.parse(/"(.*)"/.exec(elements[1] ?? '')?.[0].replaceAll('\\x3c', '\\u003c') ?? '');
    expect(value).toBe('</script><!-- $& $1');
  });

  it('pins every script and style by the hash of what stands in the file', () => {
    const inside = [...html.matchAll(/<(script|style)(?: type="module")?>([\s\S]*?)<\/\1>/g)].map(
      ([, , text]) => text ?? '',
    );
    expect(inside).toHaveLength(3);
    for (const text of inside) {
      expect(html).toContain(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
    }
    expect(html).not.toContain(`script-src 'self'`);
  });

  it('stops when a named file was not built', () => {
    expect(() => intoOneFile('<head></head><script src="./lost.js"></script>', read)).toThrow('lost.js');
  });
});

describe('inScript', () => {
  it.each(['</script>', '</SCRIPT >', '<!--', 'a</script><script>'])('breaks up %s', (text) => {
    expect(inScript(text)).not.toMatch(/<\/script|<!--/i);
  });

  it('changes nothing else', () => {
    expect(inScript('a < b && c </d')).toBe('a < b && c </d');
  });
});

describe('contentSecurityPolicy', () => {
  it('lets nothing out and nothing evaluate', () => {
    const policy = contentSecurityPolicy({ script: "'self'", style: "'self'" });
    for (const part of ["default-src 'none'", "connect-src 'none'", "form-action 'none'", "base-uri 'none'"])
      expect(policy.split('; ')).toContain(part);
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });
});
