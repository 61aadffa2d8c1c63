/** Further facts of a file, in words: what its writer noted beside the heap. Pure. */
import { formatBytes, formatCount, formatDuration } from '../../wording/format.ts';

type Fact = readonly [name: string, value: string];

/** How a known fact is written; `undefined` = it says nothing here. */
type Wording = (value: string) => Fact | undefined;

const number = (value: string): number => (value.trim() === '' ? Number.NaN : Number(value));
const unlessNone =
  (label: string, write: (n: number) => string): Wording =>
  (value) =>
    number(value) === 0 ? undefined : [label, write(number(value))];
const seconds = (n: number): string => formatDuration(n * 1000);
const hidden: Wording = () => undefined;

const WORDINGS: ReadonlyMap<string, Wording> = new Map<string, Wording>([
  ['platform', (value) => ['Platform', value]],
  ['gil', (value) => (value === 'true' ? undefined : ['Global interpreter lock', 'off'])],
  ['mode', (value) => ['Written by', value === 'fork' ? 'a copy of the process' : 'the process itself']],
  [
    'careful',
    (value) => (value === 'true' ? ['Capture', 'read less: the interpreter was not known to it'] : undefined),
  ],
  ['child', (value) => ['Process that wrote it', `pid ${value}`]],
  ['capture', (value) => ['Captured with', value]],
  ['series', (value) => ['Place in its series', formatCount(number(value) + 1)]],
  ['skipped', unlessNone('Objects not read', formatCount)],
  ['restarts', unlessNone('Times begun anew', formatCount)],
  ['cut', unlessNone('References left out of huge objects', formatCount)],
  ['rss_after', (value) => ['Resident after the capture', formatBytes(number(value))]],
  ['blocks', (value) => ['Blocks of the interpreter', formatCount(number(value))]],
  ['gc', (value) => ['Garbage collector', collector(value)]],
  ['seconds', (value) => ['Captured in', seconds(number(value))]],
  ['pause', (value) => ['The program stood still', seconds(number(value))]],
  // Said above, or of no use to a reader.
  ...['values', 'objects', 'references', 'dangling', 'accelerator'].map((name): [string, Wording] => [name, hidden]),
]);

/** The facts with labels and units, those without a word left out; unknown ones stay as they are. */
export function labelledFacts(more: readonly Fact[]): readonly Fact[] {
  return more.flatMap(([name, value]) => {
    const wording = WORDINGS.get(name);
    const said = wording === undefined ? ([name, value] as const) : wording(value);
    return said === undefined ? [] : [said];
  });
}

/** `{"enabled":true,"counts":[1961,4,2],"frozen":0,"garbage":0}` as a phrase; what is no such thing stays as it is. */
function collector(json: string): string {
  try {
    const said: unknown = JSON.parse(json);
    if (typeof said !== 'object' || said === null) return json;
    const { enabled, frozen, garbage } = said as Readonly<Record<string, unknown>>;
    const parts = [
      enabled === false ? 'off' : 'on',
      typeof frozen === 'number' && frozen > 0 ? `${formatCount(frozen)} objects frozen` : '',
      typeof garbage === 'number' && garbage > 0 ? `${formatCount(garbage)} uncollectable` : '',
    ];
    return parts.filter((part) => part !== '').join(', ');
  } catch {
    return json; // cut short by the reader
  }
}
