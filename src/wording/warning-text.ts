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

function chunks(facts: Facts): string {
  return formatCounted(number(facts, 'chunks'), 'part', 'parts', 'en');
}

/** One sentence, plain text; may quote the file. */
export function warningText(warning: Warning): string {
  const { facts } = warning;
  switch (warning.code) {
    case 'truncated': {
      const missing = facts['missing'];
      const lost = missing === undefined ? '' : ` Missing: ${missing}.`;
      return `The file is cut off${atByte(facts)}; what is whole before that is shown.${lost}`;
    }
    case 'checksum':
      return `${chunks(facts)} of the file did not match the checksum and were skipped, the first${atByte(facts)}.`;
    case 'dangling': {
      const dropped = formatCounted(number(facts, 'references'), 'reference leads', 'references lead', 'en');
      return `${dropped} to an object that is not in the file and were left out.`;
    }
    case 'duplicates':
      return `${formatCounted(number(facts, 'objects'), 'object was', 'objects were', 'en')} written more than once; the first counts.`;
    case 'unknown-chunks':
      return `${chunks(facts)} of an unknown kind (${facts['tag'] ?? '?'}) were skipped: the file is from a newer capture.`;
    case 'inconsistent':
      return `${chunks(facts)} contradict themselves and were skipped, the first${atByte(facts)}${facts['detail'] === undefined ? '' : `: ${facts['detail']}`}.`;
    case 'careful':
      return 'The capture did not know this interpreter and read less of each object; some sizes and names may be missing.';
    case 'skipped-objects':
      return `${formatCounted(number(facts, 'objects'), 'object', 'objects', 'en')} could not be read by the capture.`;
    case 'unlabelled':
      return `${formatCounted(number(facts, 'references'), 'reference has', 'references have', 'en')} no name.`;
  }
}
