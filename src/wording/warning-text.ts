/** Sentences for what a reader had to say about a file that it opened all the same. */
import type { Warning } from '../heap/snapshot.ts';
import { formatCount, formatCounted } from './format.ts';

type Facts = Warning['facts'];

function number(facts: Facts, key: string): number {
  const value = facts[key];
  return typeof value === 'number' ? value : 0;
}

function atByte(facts: Facts): string {
  const offset = facts['byteOffset'];
  return typeof offset === 'number' ? ` at byte ${formatCount(offset, 'en')}` : '';
}

/** What is lost with the end of a file, by the tag of the first part that is not whole, as docs/format.md orders them. */
const MISSING: ReadonlyMap<string, string> = new Map([
  ['OBJS', 'the objects from there on'],
  ['END!', 'the closing mark'],
]);

function missingText(tag: string): string {
  return MISSING.get(tag) ?? (/^[A-Z]{3}[A-Z!]$|^$/.test(tag) ? 'what stood from there on' : tag);
}

function chunks(facts: Facts): string {
  return formatCounted(number(facts, 'chunks'), 'part', 'parts', 'en');
}

/** One sentence, plain text; may quote the file. */
export function warningText(warning: Warning): string {
  const { facts } = warning;
  switch (warning.code) {
    case 'truncated': {
      const lost = ` Missing: ${missingText(String(facts['missing'] ?? ''))}.`;
      return `The file is cut off${atByte(facts)}; what is whole before that is shown.${lost}`;
    }
    case 'checksum':
      return `${chunks(facts)} of the file did not match the checksum and ${number(facts, 'chunks') === 1 ? 'was' : 'were'} skipped, the first${atByte(facts)}.`;
    case 'dangling': {
      const dropped = formatCounted(number(facts, 'references'), 'reference leads', 'references lead', 'en');
      return `${dropped} to objects that are not in the file, such as came and went while the capture was written; they are left out.`;
    }
    case 'duplicates':
      return `${formatCounted(number(facts, 'objects'), 'object was', 'objects were', 'en')} written more than once; the first counts.`;
    case 'unknown-chunks':
      return `${chunks(facts)} of an unknown kind (${facts['tag'] ?? '?'}) were skipped: the file is from a newer capture.`;
    case 'inconsistent':
      return `${number(facts, 'chunks') === 1 ? '1 part contradicts itself and was' : `${chunks(facts)} contradict themselves and were`} skipped, the first${atByte(facts)}${facts['detail'] === undefined ? '' : `: ${facts['detail']}`}.`;
    case 'careful':
      return 'The capture did not know this interpreter and read less of each object; some sizes and names may be missing.';
    case 'skipped-objects':
      return `${formatCounted(number(facts, 'objects'), 'object', 'objects', 'en')} could not be read by the capture.`;
    case 'unlabelled':
      return `${formatCounted(number(facts, 'references'), 'reference has', 'references have', 'en')} no name.`;
  }
}
