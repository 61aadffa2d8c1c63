/** The `.hpy` files of the command line: `load(name)` reads them where the program was started, `dump(name)` makes them there. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import type { Interpreter } from '../heapy/heapy.ts';
import { BadInput } from './bad-input.ts';
import { mistakeLine } from './failure-text.ts';

/** Bytes of the largest file that is read. */
const MAX_BYTES = 64 * 1024 * 1024;

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

const refused = (reason: string): BadInput => new BadInput(mistakeLine(reason), reason);

/** The text of a file in the working directory; `undefined` when there is none. Throws BadInput when it cannot be read. */
export function dumpedBefore(name: string): string | undefined {
  try {
    const { size } = statSync(name);
    if (size > MAX_BYTES) throw refused(`${name} is too large for a file of stats: ${size} bytes`);
    return readFileSync(name, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error instanceof BadInput ? error : refused(`${name} cannot be read`);
  }
}

/** Writes what was dumped. A file that is there already stays as it is. Throws BadInput when one cannot be made. */
export function writeDumps(interpreter: Interpreter): void {
  for (const [name, text] of interpreter.files()) {
    try {
      writeFileSync(name, text, { flag: 'wx' });
    } catch (error) {
      if (isCode(error, 'EEXIST'))
        throw refused(`${name} is there already and was left as it is: move it away, or dump under another name`);
      throw refused(`${name} cannot be written`);
    }
  }
}
