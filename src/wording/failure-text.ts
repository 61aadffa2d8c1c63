/** Sentences for failures: what happened, where, and what can be done; for the page and the terminal alike. */
import type { Failure } from '../protocol/failures.ts';
import { formatBytes, formatCount } from './format.ts';

/** Plain text, hostile where it quotes a file: render it as text. A part with nothing to say is empty. */
export interface FailureText {
  /** What happened, one sentence; names the file when there is one. */
  readonly title: string;
  /** Where and why. */
  readonly detail: string;
  /** What the user can do. */
  readonly remedy: string;
}

/** What an unknown file looks like, by the codes of `src/formats/looks-like.ts`. */
const LOOKS: ReadonlyMap<string, string> = new Map([
  ['damaged-heapglass', 'a .heapglass capture that was changed on its way, as when it is copied as text'],
  ['v8-heapsnapshot', 'a V8 heap snapshot, which does not open in this version'],
  ['guppy-hpy', 'a statistics file of guppy3 (.hpy), which does not open in this version'],
  ['hprof', 'a Java heap dump (HPROF)'],
  ['pickle', 'a Python pickle, such as tracemalloc dumps'],
  ['ruby-heap-dump', 'a Ruby heap dump'],
  ['perfetto', 'a performance trace'],
  ['zip', 'a ZIP archive; unpack it first'],
  ['gzip', 'a gzip file inside a gzip file inside a gzip file'],
  ['zstd', 'a Zstandard file; decompress it first'],
  ['xz', 'an xz file; decompress it first'],
  ['png', 'a PNG picture'],
  ['jpeg', 'a JPEG picture'],
  ['gif', 'a GIF picture'],
  ['pdf', 'a PDF document'],
  ['sqlite', 'an SQLite database'],
  ['elf-core', 'a core dump (ELF)'],
  ['elf', 'a program or library (ELF)'],
  ['mach-o', 'a program or library (Mach-O)'],
  ['minidump', 'a Windows minidump'],
  ['html', 'a web page'],
  ['python-source', 'Python source text; run it with the capture instead'],
  ['json', 'JSON of another kind'],
  ['text', 'plain text'],
  ['binary', 'binary data of another kind'],
]);

type Facts = Failure['facts'];

const OPENS = 'A .heapglass capture opens, plain or gzipped.';
const COPY_BINARY = 'Copy it again from where it was written, in binary mode: as text, its bytes are changed.';
const CAPTURE_AGAIN = 'Capture again, or copy the file again from where it was written.';

function text(facts: Facts, key: string): string {
  const value = facts[key];
  return value === undefined ? '' : String(value);
}

function at(facts: Facts): string {
  const offset = facts['byteOffset'];
  const section = text(facts, 'section');
  const where = [
    section === '' ? '' : `in ${section}`,
    offset === undefined ? '' : `at byte ${typeof offset === 'number' ? formatCount(offset, 'en') : offset}`,
  ];
  return where.filter((part) => part !== '').join(' ');
}

function bytes(facts: Facts, key: string): string {
  const value = facts[key];
  return typeof value === 'number' ? formatBytes(value, 'en') : text(facts, key);
}

function inconsistent(facts: Facts): string {
  const parts = [at(facts)];
  if (facts['expected'] !== undefined)
    parts.push(`expected ${text(facts, 'expected')}, found ${text(facts, 'actual')}`);
  const said = parts.filter((part) => part !== '').join(': ');
  return said === '' ? '' : `The contents contradict themselves ${said}.`;
}

function expressionDetail(facts: Facts): string {
  const from = facts['from'];
  return typeof from === 'number' ? `${text(facts, 'message')} (at character ${from + 1})` : text(facts, 'message');
}

function ofFile(failure: Failure, fileName: string): FailureText | undefined {
  const { facts } = failure;
  switch (failure.code) {
    case 'empty':
      return { title: `${fileName} is empty.`, detail: 'The file has no bytes.', remedy: CAPTURE_AGAIN };
    case 'unknown-format': {
      const looksLike = text(facts, 'looksLike');
      const formats = text(facts, 'formats');
      return {
        title: `${fileName} is not a heap snapshot that opens here.`,
        detail: looksLike === '' ? '' : `It looks like ${LOOKS.get(looksLike) ?? looksLike}.`,
        remedy: looksLike === 'damaged-heapglass' ? COPY_BINARY : formats === '' ? OPENS : `These open: ${formats}.`,
      };
    }
    case 'truncated': {
      const place = at(facts);
      const detail = place === '' ? 'It ends too early.' : `It ends ${place}.`;
      return { title: `${fileName} is cut off before its first object.`, detail, remedy: CAPTURE_AGAIN };
    }
    case 'inconsistent':
      return { title: `${fileName} is damaged.`, detail: inconsistent(facts), remedy: CAPTURE_AGAIN };
    case 'unsupported-version':
      return {
        title: `${fileName} is of a version that this program does not know.`,
        detail: `The file says version ${text(facts, 'version')}; supported: ${text(facts, 'supported')}.`,
        remedy: 'Use a newer Heapglass, or capture with the file that comes with this one.',
      };
    case 'too-large':
      return {
        title: `${fileName} is too large for this machine.`,
        detail: `It needs ${bytes(facts, 'needed')}; ${bytes(facts, 'available')} can be used.`,
        remedy: 'Close other snapshots, or open it with the command line on a larger machine.',
      };
    case 'bad-compression': {
      const said = [text(facts, 'detail'), at(facts)].filter((part) => part !== '').join(', ');
      const detail = said === '' ? '' : `The compressed data is broken: ${said}.`;
      return { title: `${fileName} cannot be decompressed.`, detail, remedy: CAPTURE_AGAIN };
    }
    case 'unreadable-file':
      return {
        title: `${fileName} cannot be read.`,
        detail: text(facts, 'detail'),
        remedy: 'Check that the file is still there and that you may read it.',
      };
    default:
      return undefined;
  }
}

function ofWork(failure: Failure): FailureText {
  const { facts } = failure;
  switch (failure.code) {
    case 'out-of-memory': {
      const phase = text(facts, 'phase');
      const detail = phase === '' ? '' : `It was needed for: ${phase}.`;
      return {
        title: 'There is not enough memory.',
        detail,
        remedy: 'Close other snapshots, or use a larger machine.',
      };
    }
    case 'cancelled':
      return { title: 'Cancelled.', detail: '', remedy: '' };
    case 'expression':
      return { title: 'The expression has no value.', detail: expressionDetail(facts), remedy: '' };
    case 'unknown-snapshot':
      return {
        title: `There is no open snapshot ${text(facts, 'name')}.`,
        detail: '',
        remedy: 'Open its file; the name stands beside each open snapshot.',
      };
    case 'unknown-object':
      return {
        title: `${text(facts, 'snapshot')} has no object ${text(facts, 'id')}.`,
        detail: '',
        remedy: 'It may belong to another snapshot.',
      };
    case 'wrong-type':
      return {
        title: 'This value has no such rows.',
        detail: `It is a ${text(facts, 'type')}.`,
        remedy: 'Choose an expression that gives a set.',
      };
    case 'worker-died':
      return {
        title: 'The analysis stopped, and the open snapshots are gone with it.',
        detail: text(facts, 'message'),
        remedy: 'Restart it and open the files again; a file that does this twice is too large for this browser.',
      };
    default:
      return {
        title: 'Heapglass made a mistake.',
        detail: text(facts, 'message'),
        remedy: 'Please report it with the text of this message.',
      };
  }
}

/** The sentences of a failure. `fileName` is the name of the file at hand, or a word for what was asked. */
export function failureText(failure: Failure, fileName: string): FailureText {
  return ofFile(failure, fileName) ?? ofWork(failure);
}
