/** What a file that no importer knows may be: codes, from its first 4 KiB. Words for them are chosen in the views. */
import { isGzip } from './read/gunzip.ts';

export type LooksLike =
  | 'empty'
  | 'damaged-heapglass' // a capture whose line ends were changed on the way
  | 'v8-heapsnapshot'
  | 'guppy-hpy' //        statistics dumped by guppy's Stat.dump
  | 'hprof' //            Java
  | 'pickle' //           also what tracemalloc's Snapshot.dump writes
  | 'ruby-heap-dump'
  | 'perfetto'
  | 'zip'
  | 'gzip'
  | 'zstd'
  | 'xz'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'pdf'
  | 'sqlite'
  | 'elf-core'
  | 'elf'
  | 'mach-o'
  | 'minidump'
  | 'html'
  | 'python-source'
  | 'json'
  | 'text'
  | 'binary';

const latin = (head: Uint8Array): string => String.fromCharCode(...head.subarray(0, 4096));

/** Signatures at the start of files, in order of asking. */
const signatures: readonly (readonly [LooksLike, RegExp])[] = [
  ['damaged-heapglass', /^(?:\x89|\xc2\x89|\xef\xbf\xbd|\?)HGL/],
  ['hprof', /^JAVA PROFILE/],
  ['zip', /^PK(?:\x03\x04|\x05\x06)/],
  ['zstd', /^\x28\xb5\x2f\xfd/],
  ['xz', /^\xfd7zXZ\0/],
  ['png', /^\x89PNG\r\n/],
  ['jpeg', /^\xff\xd8\xff/],
  ['gif', /^GIF8/],
  ['pdf', /^%PDF-/],
  ['sqlite', /^SQLite format 3\0/],
  ['elf-core', /^\x7fELF[\x01\x02]\x01[^]{10}\x04\0/],
  ['elf-core', /^\x7fELF[\x01\x02]\x02[^]{10}\0\x04/],
  ['elf', /^\x7fELF/],
  ['mach-o', /^(?:\xcf\xfa\xed\xfe|\xfe\xed\xfa\xcf)/],
  ['minidump', /^MDMP/],
  ['pickle', /^\x80[\x02-\x05][\x95c}\](]/],
  ['guppy-hpy', /^\.loader:\s*_load_stat/],
  ['v8-heapsnapshot', /^\s*\{\s*"snapshot"\s*:\s*\{\s*"meta"/],
  ['ruby-heap-dump', /^\s*\{"(?:address|type)":\s*"(?:0x[0-9a-f]+|ROOT|SHAPE)"/],
  ['perfetto', /^\s*\{\s*"traceEvents"/],
  ['html', /^\s*<(?:!doctype html|html)/i],
  ['python-source', /^(?:#!.*python|#.*coding[:=]|(?:from [\w.]+ )?import \w|"""|def \w|class \w)/],
  ['json', /^\s*[[{]\s*(?:["[{\]}\d-]|true|false|null)/],
];

/** The best guess; `binary` when there is none. Never throws. */
export function looksLike(head: Uint8Array): LooksLike {
  if (head.length === 0) return 'empty';
  if (isGzip(head)) return 'gzip';
  const text = latin(head).replace(/^\xef\xbb\xbf/, '');
  const found = signatures.find(([, pattern]) => pattern.test(text));
  if (found !== undefined) return found[0];
  return /[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text) ? 'binary' : 'text';
}
