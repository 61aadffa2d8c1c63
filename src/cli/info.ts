/** `heapglass info`: what a file says of itself, and what it holds. */
import { runToEnd } from '../base/steps.ts';
import { bytesOfObjects, type OpenSnapshot } from '../../workers/open-snapshots.ts';
import { formatBytes, formatCount, UNKNOWN } from '../wording/format.ts';
import { warningText } from '../wording/warning-text.ts';

/** The keys of the JSON; unknown is null. `time` is Unix seconds, `edges` counts references between objects, `roots` those of the runtime. */
export function infoJson({ heap, facts, summary }: OpenSnapshot): Readonly<Record<string, unknown>> {
  return {
    format: facts.format,
    runtime: facts.runtime,
    version: facts.version ?? null,
    time: facts.time ?? null,
    objects: summary.objects,
    edges: summary.references,
    bytes: runToEnd(bytesOfObjects(heap.graph)),
    roots: summary.roots,
    capabilities: summary.capabilities,
    warnings: summary.warnings.map((warning) => ({ ...warning, text: warningText(warning) })),
    complete: summary.complete,
  };
}

/** The same for people, one fact a line. */
export function infoText({ heap, facts, summary }: OpenSnapshot): string {
  const { capabilities } = summary;
  const bytes = runToEnd(bytesOfObjects(heap.graph));
  const lines: readonly (readonly [string, string])[] = [
    ['format', facts.format],
    ['runtime', `${facts.runtime} ${facts.version ?? ''}`.trim()],
    ['program', facts.program ?? UNKNOWN],
    ['process', facts.pid === undefined ? UNKNOWN : String(facts.pid)],
    ['time', timeText(facts.time)],
    ['objects', formatCount(summary.objects, 'en')],
    ['references', formatCount(summary.references, 'en')],
    ['bytes', `${formatCount(bytes, 'en')} (${formatBytes(bytes, 'en')})`],
    ['roots', formatCount(summary.roots, 'en')],
    ['memory', facts.rss === undefined ? UNKNOWN : `${formatBytes(facts.rss, 'en')} resident`],
    ['values', capabilities.values],
    ['identity', IDS[capabilities.ids]],
    ['complete', summary.complete ? 'yes' : 'no: the file was cut off or parts of it were skipped'],
  ];
  const notes = summary.warnings.map((warning) => ['note', warningText(warning)] as const);
  return [...lines, ...notes].map(([name, value]) => `${name.padEnd(11)} ${value.replace(/\s+/g, ' ')}`).join('\n');
}

const IDS = {
  stable: 'ids name an object for ever',
  reused: 'addresses, used again after an object died',
  none: UNKNOWN,
} as const;

function timeText(seconds: number | undefined): string {
  if (seconds === undefined || !(Math.abs(seconds) < 8.64e12)) return UNKNOWN;
  return new Date(seconds * 1000)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
}
