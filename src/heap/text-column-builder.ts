/** Makes text columns: runs of texts of one form, as bytes and offsets, decoded when asked for. */
import type { NodeIndex } from './graph.ts';
import type { NodeText, TextColumn } from './text-column.ts';
import { decodeUtf8, encodeUtf8, replaceSurrogates } from './utf8.ts';

/** What a run of texts is; the numbers of docs/format.md §6. */
export const TextForm = {
  repr: 1,
  str: 2,
  bytes: 3,
  named: 4, //   modules and types
  function: 5,
  code: 6,
  frame: 7,
  builtin: 8,
  method: 9, //  bound methods
  name: 10,
} as const;

export type TextForm = (typeof TextForm)[keyof typeof TextForm];

/** Number of the last form; a form above it is one of the future. */
export const LAST_TEXT_FORM = 10;

/** Texts of the nodes `first .. first + ends.length - 1`: text i is `bytes[ends[i - 1] .. ends[i] - 1]`, empty when not kept. */
export interface TextRun {
  readonly first: number;
  readonly form: TextForm;
  readonly ends: Uint32Array; // ascending, at most bytes.length
  readonly bytes: Uint8Array; // UTF-8; fields separated by U+0000; not shared memory
}

/** The column of `runs`, which ascend by node and do not overlap. Takes the arrays over and replaces lone surrogates in them. */
export function textColumnOf(runs: readonly TextRun[]): TextColumn {
  let count = 0;
  for (const run of runs) {
    replaceSurrogates(run.bytes);
    for (let i = 0, end = 0; i < run.ends.length; i++) {
      if (run.ends[i] > end) count++;
      end = run.ends[i];
    }
  }
  return {
    count,
    get(node) {
      const run = runOf(runs, node);
      if (run === undefined) return undefined;
      const i = node - run.first;
      const start = i > 0 ? run.ends[i - 1] : 0;
      return start === run.ends[i]
        ? undefined
        : nodeTextOf(run.form, decodeUtf8(run.bytes.subarray(start, run.ends[i])));
    },
  };
}

/** The run that holds `node`. O(log runs). */
function runOf(runs: readonly TextRun[], node: NodeIndex): TextRun | undefined {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (runs[middle].first <= node) low = middle + 1;
    else high = middle;
  }
  const run = runs.at(low - 1);
  return low > 0 && run !== undefined && node < run.first + run.ends.length ? run : undefined;
}

/** Reads one text of a form. Missing fields are empty: a hostile text never throws. */
export function nodeTextOf(form: TextForm, text: string): NodeText {
  const [a = '', b = '', c = '', d = ''] = text.split('\0', 4);
  switch (form) {
    case TextForm.repr:
      return { form: 'repr', text };
    case TextForm.str:
      return clippedOf('str', text);
    case TextForm.bytes:
      return clippedOf('bytes', text);
    case TextForm.function:
      return { form: 'function', module: a, name: b, qualname: c };
    case TextForm.code:
    case TextForm.frame:
      return { form: form === TextForm.code ? 'code' : 'frame', file: a, line: lineOf(b), name: c, qualname: d };
    case TextForm.builtin:
      return { form: 'builtin', module: a, name: b, bound: c === '1' };
    default:
      return { form: 'name', name: text };
  }
}

/** `=` and the whole value, or `<`, the length, `:` and its head. */
function clippedOf(form: 'str' | 'bytes', text: string): NodeText {
  const head = /^<(\d{1,15}):/.exec(text);
  if (head !== null) return { form, text: text.slice(head[0].length), clipped: true, length: Number(head[1]) };
  const whole = text.startsWith('=') ? text.slice(1) : text;
  return { form, text: whole, clipped: false, length: form === 'str' ? codePointsIn(whole) : bytesIn(whole) };
}

function codePointsIn(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** Length of the value whose repr, without `b` and quotes, is `repr`: an escape is one byte. */
const bytesIn = (repr: string): number => repr.replace(/\\(?:x[0-9a-f]{2}|.)/gs, '.').length;

const lineOf = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);

/** The bytes that `nodeTextOf` reads back: for makers of synthetic heaps. */
export function encodeNodeText(text: NodeText): readonly [form: TextForm, bytes: Uint8Array] {
  switch (text.form) {
    case 'repr':
      return [TextForm.repr, encodeUtf8(text.text)];
    case 'str':
    case 'bytes':
      return [TextForm[text.form], encodeUtf8(text.clipped ? `<${text.length}:${text.text}` : `=${text.text}`)];
    case 'name':
      return [TextForm.name, encodeUtf8(text.name)];
    case 'function':
      return [TextForm.function, encodeUtf8([text.module, text.name, text.qualname].join('\0'))];
    case 'code':
    case 'frame':
      return [TextForm[text.form], encodeUtf8([text.file, String(text.line), text.name, text.qualname].join('\0'))];
    case 'builtin':
      return [TextForm.builtin, encodeUtf8([text.module, text.name, text.bound ? '1' : ''].join('\0'))];
  }
}
