import type { Readable } from 'node:stream';

/** Where the program reads and writes; a test gives its own. */
export interface Streams {
  readonly input: Readable;
  output(text: string): void;
  error(text: string): void;
}

/** Those of the process. A reader that went away (`| head`) ends it quietly. */
export function processStreams(): Streams {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  return {
    input: process.stdin,
    output: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
  };
}
