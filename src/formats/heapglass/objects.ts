/** A payload of objects of one type, checked and laid out as columns: docs/format.md §5. */
import { LAST_TEXT_FORM, type TextForm } from '../../heap/text-column-builder.ts';
import type { Labels, Template } from './labels.ts';

const HEADER_WORDS = 12;

/** How the references of a chunk are labelled. */
export const LabelMode = { none: 0, plain: 1, sequence: 2, set: 3, dict: 4, fields: 5, explicit: 6 } as const;

/** Set in `lens` of a dict whose keys heapy's traversal does not see. */
export const KEYS_UNSEEN = 0x80000000;

/** Views of one payload. Addresses are pairs of words, low one first. */
export interface ObjectsChunk {
  readonly type: readonly [low: number, high: number];
  readonly mode: number;
  /** Mode 5 only; `undefined` there when the template was lost: then no reference is labelled. */
  readonly template: Template | undefined;
  readonly n: number;
  readonly m: number;
  readonly address: Uint32Array; // [2n]
  readonly target: Uint32Array; //  [2m]
  readonly size: Uint32Array; //    [n]
  readonly lens: Uint32Array; //    [n], or empty: then every object has m / n
  readonly labels: Uint32Array; //  [2m] in mode 6 (kind and label of the graph), else empty
  readonly textForm: TextForm | 0;
  readonly textEnds: Uint32Array; // [n], or empty
  readonly text: Uint8Array;
}

/** Lays a payload out, or says what is wrong with it. Payloads start at a multiple of 4 in their buffer. O(payload). */
export function readObjects(payload: Uint8Array, labels: Labels): ObjectsChunk | string {
  if (payload.length < 4 * HEADER_WORDS) return `${payload.length} bytes`;
  const words = new Uint32Array(payload.buffer, payload.byteOffset, payload.length >>> 2);
  const [typeLow, typeHigh, mode, templateNumber, n, m, lens, labelCount, form, textBytes] = words;
  const endCount = form !== 0 ? n : 0;
  const needed = 4 * (HEADER_WORDS + 2 * n + 2 * m + n + lens + labelCount + endCount) + textBytes;
  if (needed !== payload.length)
    return `${n} objects and ${m} references need ${needed} bytes instead of ${payload.length}`;
  if (mode > LabelMode.explicit) return `label mode ${mode}`;
  if (lens !== 0 && lens !== n) return `${lens} lengths for ${n} objects`;
  if (labelCount !== (mode === LabelMode.explicit ? 2 * m : 0)) return `${labelCount} label words for ${m} references`;
  if (form === 0 && textBytes !== 0) return 'texts without a form';
  let at = HEADER_WORDS;
  const column = (length: number): Uint32Array => words.subarray(at, (at += length));
  const chunk: ObjectsChunk = {
    type: [typeLow, typeHigh],
    mode,
    template: mode === LabelMode.fields ? labels.template(templateNumber) : undefined,
    n,
    m,
    address: column(2 * n),
    target: column(2 * m),
    size: column(n),
    lens: column(lens),
    labels: column(labelCount),
    // A form of the future is none: its texts are not shown.
    textForm: form <= LAST_TEXT_FORM ? (form as TextForm | 0) : 0,
    textEnds: column(endCount),
    text: payload.subarray(4 * at),
  };
  return faultOf(chunk) ?? labels.translate(chunk.labels) ?? chunk;
}

function faultOf({ mode, template, n, m, lens, textEnds, text }: ObjectsChunk): string | undefined {
  if (mode === LabelMode.none && m !== 0) return `${m} references in label mode 0`;
  const unit = mode === LabelMode.dict ? 2 : 1;
  if (lens.length === 0) {
    if (n === 0 ? m !== 0 : m % (n * unit) !== 0) return `${m} references of ${n} objects alike`;
  } else {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += mode === LabelMode.dict ? lens[k] & ~KEYS_UNSEEN : lens[k];
    if (sum * unit !== m) return `lengths of ${sum * unit} references instead of ${m}`;
  }
  if (template !== undefined && n > 0) {
    const fields = template.labels.length;
    if (lens.length > 0 ? lens.some((length) => length !== fields) : m !== n * fields) {
      return `${m} references of ${n} objects with ${fields} fields`;
    }
  }
  for (let k = 0, end = 0; k < textEnds.length; k++) {
    if (textEnds[k] < end || textEnds[k] > text.length) return 'ends of texts do not ascend';
    end = textEnds[k];
  }
  return undefined;
}
