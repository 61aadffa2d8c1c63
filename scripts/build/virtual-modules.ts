/** Files that are part of the build because the page may not fetch anything: the samples, the capture. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** An entry of `public/samples/samples.json`; `files` are names in that folder, in the order of the series. */
interface SampleEntry {
  readonly id: string;
  readonly title: string;
  readonly story: string;
  readonly files: readonly string[];
}

const SAMPLES = 'virtual:samples';
const SAMPLE_FILE = 'virtual:sample-file/';
const CAPTURE = 'virtual:capture';

/** Module text of `virtual:samples`: the list, with one dynamic import for each file, so that each is a chunk of its own. */
function samplesModule(folder: string): string {
  const list = join(folder, 'samples.json');
  const entries = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as readonly SampleEntry[]) : [];
  const files = (names: readonly string[]) =>
    names.map((name) => {
      const load = `() => import(${JSON.stringify(SAMPLE_FILE + name)}).then((m) => m.bytes())`;
      return `{ name: ${JSON.stringify(name)}, load: ${load} }`;
    });
  const rows = entries.map(({ id, title, story, files: names }) => {
    const facts = JSON.stringify({ id, title, story });
    return `${facts.slice(0, -1)}, files: [${files(names).join(', ')}] }`;
  });
  return `export const samples = [${rows.join(',\n')}];`;
}

/** Module text of one file as base64. */
function fileModule(path: string): string {
  const text = readFileSync(path).toString('base64');
  return `const text = '${text}';\nexport const bytes = () => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));`;
}

/** `virtual:samples` and `virtual:capture`, as declared in `src/virtual.d.ts`. */
export function filesAsModules(publicFolder: string): Plugin {
  const capture = join(publicFolder, 'capture', 'heapglass.py');
  const samples = join(publicFolder, 'samples');
  return {
    name: 'heapglass-files-as-modules',
    resolveId: (id) => (id === SAMPLES || id === CAPTURE || id.startsWith(SAMPLE_FILE) ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${SAMPLES}`) {
        this.addWatchFile(join(samples, 'samples.json'));
        return samplesModule(samples);
      }
      if (id === `\0${CAPTURE}`) {
        this.addWatchFile(capture);
        return `export const captureSource = ${JSON.stringify(readFileSync(capture, 'utf8'))};`;
      }
      if (id.startsWith(`\0${SAMPLE_FILE}`)) return fileModule(join(samples, id.slice(SAMPLE_FILE.length + 1)));
      return undefined;
    },
  };
}
