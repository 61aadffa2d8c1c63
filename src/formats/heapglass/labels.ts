/** What references are called: strings and templates of the file, turned into edge kinds and labels of the graph. */
import { EdgeKind } from '../../heap/edge-kind.ts';
import { NO_LABEL } from '../../heap/graph.ts';
import { stringTableBuilder, type StringTableBuilder } from '../../heap/string-table-builder.ts';

/** Labels of the references of one object, the same for all objects of a chunk. */
export interface Template {
  readonly kinds: Uint8Array;
  readonly labels: Uint32Array;
}

/** How the label of each kind is to be read. */
const reads = { none: 0, string: 1, position: 2, zero: 3 } as const;
const meaning: readonly number[] = [
  reads.none, //     unknown
  reads.string, //   attribute
  reads.string, //   item: in templates and explicit labels the repr of the key
  reads.position, // key
  reads.string, //   internal
  reads.position, // own key
  reads.string, //   local
  reads.string, //   cell
  reads.position, // stack
  reads.zero, //     member
  reads.string, //   custom
  reads.position, // index
];

/** Strings and templates as they come, chunk by chunk. */
export interface Labels {
  readonly strings: StringTableBuilder;
  /** Labels that a lost chunk of strings has taken with it. */
  readonly unlabelled: number;
  /** Takes a `STRS` payload; says what is wrong with it, if something is. */
  addStrings(payload: Uint8Array): string | undefined;
  /** Takes a `TMPL` payload; a template is one payload. */
  addTemplate(payload: Uint8Array): string | undefined;
  template(number: number): Template | undefined;
  /** Turns `count` pairs (kind, label) into kinds and labels of the graph, in place. Says what is wrong with them. */
  translate(pairs: Uint32Array): string | undefined;
  /** The template was lost: `references` have no label. */
  countUnlabelled(references: number): void;
  /** From here on string ids and template numbers are unknown, because a chunk that counted is lost. */
  lose(): void;
}

export function labels(): Labels {
  const strings = stringTableBuilder();
  const indexOf: number[] = []; // file's string id → StringIndex
  const templates: Template[] = [];
  let lost = false;
  let unlabelled = 0;

  const translate = (pairs: Uint32Array): string | undefined => {
    for (let p = 0; p < pairs.length; p += 2) if (pairs[p] >= meaning.length) return `label kind ${pairs[p]}`;
    for (let p = 0; p < pairs.length; p += 2) {
      const how = meaning[pairs[p]];
      if (how === reads.zero) pairs[p + 1] = 0;
      else if (how === reads.none || (how === reads.string && pairs[p + 1] >= indexOf.length)) {
        if (how === reads.string) unlabelled++;
        pairs[p] = EdgeKind.unknown;
        pairs[p + 1] = NO_LABEL;
      } else if (how === reads.string) {
        if (pairs[p] === EdgeKind.item) pairs[p] = EdgeKind.namedItem;
        pairs[p + 1] = indexOf[pairs[p + 1]];
      }
    }
    return undefined;
  };
  return {
    strings,
    get unlabelled() {
      return unlabelled;
    },
    addStrings(payload) {
      const texts = textsOf(payload);
      if (typeof texts === 'string') return texts;
      if (!lost) for (const text of texts) indexOf.push(strings.add(text));
      return undefined;
    },
    addTemplate(payload) {
      const words = new Uint32Array(payload.buffer, 0, payload.length >>> 2);
      if (words.length === 0 || 4 + 8 * words[0] !== payload.length) return `a template of ${payload.length} bytes`;
      const fault = translate(words.subarray(1));
      if (fault === undefined && !lost) templates.push(templateOf(words.subarray(1)));
      return fault;
    },
    template: (number) => templates.at(number),
    translate,
    countUnlabelled(references) {
      unlabelled += references;
    },
    lose() {
      lost = true;
    },
  };
}

/** The strings of a `STRS` payload, or what is wrong with it. */
function textsOf(payload: Uint8Array): readonly Uint8Array[] | string {
  const words = new Uint32Array(payload.buffer, 0, payload.length >>> 2);
  const count = words.length > 0 ? words[0] : -1;
  const first = 4 + 4 * count;
  if (count < 0 || first > payload.length) return `${count} strings in ${payload.length} bytes`;
  const texts: Uint8Array[] = [];
  for (let i = 0, start = first; i < count; i++) {
    const end = first + words[1 + i];
    if (end < start || end > payload.length) return 'ends of strings do not ascend';
    texts.push(payload.subarray(start, end));
    start = end;
  }
  return texts;
}

const templateOf = (pairs: Uint32Array): Template => ({
  kinds: Uint8Array.from({ length: pairs.length / 2 }, (_, i) => pairs[2 * i]),
  labels: Uint32Array.from({ length: pairs.length / 2 }, (_, i) => pairs[2 * i + 1]),
});
