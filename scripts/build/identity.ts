/** What the built program says of itself. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Version of package.json and the commit (short hash, `unknown` outside a clone) as constants for `define`. */
export function identity(root: string): Readonly<Record<string, string>> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };
  return {
    __HEAPGLASS_VERSION__: JSON.stringify(version),
    __HEAPGLASS_COMMIT__: JSON.stringify(commitOf(root)),
  };
}

function commitOf(root: string): string {
  try {
    const command = ['rev-parse', '--short=10', 'HEAD'];
    return execFileSync('git', command, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'unknown';
  }
}
