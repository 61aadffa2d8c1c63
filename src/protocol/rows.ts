/** What views receive. Every text is hostile until rendered as text. Sizes are bytes; unknown is `undefined`, never 0. */
import type { Capabilities } from '../heap/graph.ts';
import type { SnapshotFacts, Warning } from '../heap/snapshot.ts';
import type { SnapshotId } from './service.ts';

/** Rows start … start + rows.length - 1 of `total` that pass the filter, out of `all`. */
export interface Page<Row> {
  readonly start: number;
  readonly rows: readonly Row[];
  readonly total: number;
  readonly all: number;
}

/** What the first bytes of a file tell. */
export interface FilePeek {
  /** Id of the importer. */
  readonly format: string;
  /** When the snapshot was taken, Unix seconds. */
  readonly time: number | undefined;
}

/** One open snapshot. */
export interface SnapshotSummary {
  readonly id: SnapshotId;
  /** File name as dropped; may change by renaming. */
  readonly fileName: string;
  readonly fileBytes: number;
  readonly contentHash: string;
  readonly facts: SnapshotFacts;
  readonly capabilities: Capabilities;
  readonly warnings: readonly Warning[];
  readonly complete: boolean;
  /** Objects in the file, without the root. */
  readonly objects: number;
  readonly references: number;
  /** Bytes of all objects in the file. */
  readonly bytes: number;
  readonly roots: number;
  readonly openMs: number;
}

export interface RelationInfo {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly help: string;
  /** The reason why it cannot be used here. */
  readonly missing: string | undefined;
}

/** What fills one snapshot; worded in the views. */
export interface Overview {
  readonly id: SnapshotId;
  /** `heap()`: reachable objects. */
  readonly reachable: Totals;
  /** `heapu()`: captured but unreachable. */
  readonly unreachable: Totals;
  /** Objects of the capture itself. */
  readonly hidden: Totals;
  /** Estimated bytes that self sizes do not cover (inline attribute values). */
  readonly hiddenBytes: number;
  /** The largest kinds by the default relation, at most ten. */
  readonly largest: readonly KindRow[];
  /** The largest kind that the program itself defines: its classes, and dicts of its instances, not the runtime's. */
  readonly ownKind: KindRow | undefined;
  /** Another of the program's own kinds that is just as large. */
  readonly ownTie: KindRow | undefined;
  readonly kinds: number;
}

export interface Totals {
  readonly count: number;
  readonly size: number;
}

/** What an expression is. */
export type ValueSummary =
  | SetSummary
  | {
      readonly type: 'stat' | 'diff';
      readonly count: number;
      readonly size: number;
      readonly header: string;
      readonly rows: number;
      /** Of a difference: the totals it is relative to. */
      readonly b: Totals | undefined;
    }
  | { readonly type: 'object'; readonly snapshot: SnapshotId; readonly object: ObjectRow }
  | { readonly type: 'text' | 'value' | 'handle'; readonly text: string };

export interface SetSummary {
  readonly type: 'set';
  readonly snapshot: SnapshotId;
  readonly count: number;
  readonly size: number;
  /** Relation that shows it, and the header guppy3 prints. */
  readonly relation: string;
  readonly header: string;
  /** Kinds in its partition; for the identity relation the number of objects. */
  readonly rows: number;
  /** When it is one row of a partition: the kind's name. */
  readonly kind: string | undefined;
}

/** A row of the heapy table. `index` is its place in heapy's order: `x[index]` is its set. */
export interface KindRow {
  readonly index: number;
  readonly name: string;
  readonly count: number;
  readonly size: number;
  /** Running sum of sizes in heapy's order. */
  readonly cumulative: number;
}

/** Kind of thing an object is, for its glyph: six, as in style.md §5.4. */
export type Glyph = 'object' | 'array' | 'text' | 'code' | 'native' | 'system';

/** An object on one line. */
export interface ObjectRow {
  /** Hexadecimal address with `0x`, or the runtime's own id: unique in the snapshot. */
  readonly id: string;
  readonly kind: string;
  /** heapy's short rendering: a value, a name, `0x…*12`. */
  readonly text: string;
  readonly size: number;
  readonly glyph: Glyph;
}

/** One object in full. */
export interface ObjectCard extends ObjectRow {
  readonly snapshot: SnapshotId;
  readonly type: string;
  /** Estimated bytes beyond `size`. */
  readonly hiddenBytes: number;
  readonly referents: number;
  readonly referrers: number;
  readonly reachable: boolean;
  /** Owner of a dict. */
  readonly owner: ObjectRow | undefined;
  /** Further facts: file and line of code, length, text kept …. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** Expression that names it: `s1.iso(at(0x…))`. */
  readonly expression: string;
}

/** A reference from or to an object: the label as it is printed (`.name`, `['key']`, `[3]`), and the other end. */
export interface ReferenceRow {
  readonly label: string;
  readonly strong: boolean;
  readonly object: ObjectRow;
}

/** A `.hpy` file of guppy3's, whole: later dumps to the same name are part of it. */
export interface DumpedFile {
  readonly name: string;
  readonly text: string;
}

/** What one console statement gave. */
export interface ConsoleEntry {
  readonly source: string;
  readonly text: string;
  /** The value can be opened as a view of this expression. */
  readonly view: string | undefined;
  /** What `dump(name)` wrote, to be offered as downloads; with the last statement of an input. */
  readonly files: readonly DumpedFile[];
  readonly error:
    { readonly message: string; readonly from: number | undefined; readonly to: number | undefined } | undefined;
}

export interface CompletionRow {
  readonly text: string;
  readonly detail: string;
  readonly replaces: number;
}
