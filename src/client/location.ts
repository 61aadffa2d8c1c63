/**
 * What the address bar holds: a view is the value of an expression, so everything but the files stands in the fragment.
 * `encodeLocation` and `decodeLocation` are a pure pair; what was encoded decodes to the same.
 */

/** Which rows come first; `by` is a sort key of the row type. */
export interface Sort {
  readonly by: string;
  readonly descending: boolean;
}

/** What the pane below speaks of: nothing, a row of the kinds table by heapy's index, or an object by the runtime's id. */
export type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'row'; readonly index: number }
  | { readonly kind: 'object'; readonly snapshot: string; readonly id: string };

/** A snapshot that a link was made with: its name then, and the first 12 hex digits of its content hash. */
export interface FileMark {
  readonly name: string;
  readonly hash: string;
}

export interface Location {
  /** Id of a view; empty = the first one. */
  readonly view: string;
  /** Snapshot that `hp` means, `s1` …; empty = the newest. */
  readonly snapshot: string;
  /** Expression whose value is shown; empty = the view's own default. */
  readonly expression: string;
  readonly sort: Sort | undefined;
  readonly filter: string;
  readonly selection: Selection;
  readonly files: readonly FileMark[];
}

export const NOTHING_SELECTED: Selection = { kind: 'none' };

/** Where the page starts, and what a fragment that says nothing decodes to. */
export const HOME: Location = {
  view: '',
  snapshot: '',
  expression: '',
  sort: undefined,
  filter: '',
  selection: NOTHING_SELECTED,
  files: [],
};

/** The place that shows another expression: nothing selected, unfiltered, in its own order. */
export function placeOf(expression: string): Pick<Location, 'expression' | 'selection' | 'filter' | 'sort'> {
  return { expression, selection: NOTHING_SELECTED, filter: '', sort: undefined };
}

/** Longer fragments are not read at all: nothing this page writes is longer. */
export const MAX_FRAGMENT = 4096;

const SNAPSHOT_NAME = /^s[1-9][0-9]{0,5}$/;
const VIEW_ID = /^[a-z][a-z-]{0,31}$/;
const SORT_KEY = /^[A-Za-z][A-Za-z0-9]{0,31}$/;
const OBJECT_ID = /^[0-9A-Za-z@#._-]{1,64}$/;
const FILE_MARK = /^(s[1-9][0-9]{0,5})@([0-9a-f]{4,64})$/;

/** The fragment without `#`. When it would be too long, only the view and the snapshot remain. */
export function encodeLocation(at: Location): string {
  const short: string[] = [];
  if (at.view !== '') short.push(`v=${at.view}`);
  if (at.snapshot !== '') short.push(`hp=${at.snapshot}`);
  const parts = [...short];
  if (at.expression !== '') parts.push(`e=${escapeText(at.expression)}`);
  if (at.sort !== undefined) parts.push(`sort=${at.sort.descending ? '-' : ''}${at.sort.by}`);
  if (at.filter !== '') parts.push(`q=${escapeText(at.filter)}`);
  const selected = encodeSelection(at.selection);
  if (selected !== '') parts.push(`sel=${selected}`);
  if (at.files.length > 0) parts.push(`of=${at.files.map((f) => `${f.name}@${f.hash}`).join(',')}`);
  const whole = parts.join('&');
  return whole.length <= MAX_FRAGMENT ? whole : short.join('&');
}

/** Reads a fragment, with or without `#`. Never throws: what it cannot read is left out. */
export function decodeLocation(fragment: string): Location {
  const text = fragment.startsWith('#') ? fragment.slice(1) : fragment;
  if (text.length > MAX_FRAGMENT) return HOME;
  const fields = new Map<string, string>();
  for (const part of text.split('&')) {
    const equals = part.indexOf('=');
    const value = equals < 0 ? undefined : unescapeText(part.slice(equals + 1));
    if (value !== undefined && !fields.has(part.slice(0, equals))) fields.set(part.slice(0, equals), value);
  }
  const matching = (key: string, pattern: RegExp): string => {
    const value = fields.get(key) ?? '';
    return pattern.test(value) ? value : '';
  };
  return {
    view: matching('v', VIEW_ID),
    snapshot: matching('hp', SNAPSHOT_NAME),
    expression: fields.get('e') ?? '',
    sort: decodeSort(fields.get('sort') ?? ''),
    filter: fields.get('q') ?? '',
    selection: decodeSelection(fields.get('sel') ?? ''),
    files: (fields.get('of') ?? '').split(',').flatMap(decodeFileMark),
  };
}

/** Whether two places are the same to the reader; decides between a new history entry and none. */
export function sameLocation(a: Location, b: Location): boolean {
  return encodeLocation(a) === encodeLocation(b);
}

function encodeSelection(selection: Selection): string {
  if (selection.kind === 'row') return String(selection.index);
  return selection.kind === 'object' ? `${selection.snapshot}:${selection.id}` : '';
}

function decodeSelection(text: string): Selection {
  if (/^(0|[1-9][0-9]{0,9})$/.test(text)) return { kind: 'row', index: Number(text) };
  const colon = text.indexOf(':');
  const [snapshot, id] = [text.slice(0, Math.max(colon, 0)), text.slice(colon + 1)];
  return SNAPSHOT_NAME.test(snapshot) && OBJECT_ID.test(id) ? { kind: 'object', snapshot, id } : NOTHING_SELECTED;
}

function decodeSort(text: string): Sort | undefined {
  const descending = text.startsWith('-');
  const by = descending ? text.slice(1) : text;
  return SORT_KEY.test(by) ? { by, descending } : undefined;
}

function decodeFileMark(text: string): readonly FileMark[] {
  const [, name, hash] = FILE_MARK.exec(text) ?? [];
  return name === undefined || hash === undefined ? [] : [{ name, hash }];
}

/** Brackets, colons and commas stay readable; lone surrogates, which no URL can carry, become U+FFFD. */
function escapeText(text: string): string {
  const wellFormed = text.replace(/\p{Surrogate}/gu, '\ufffd');
  return encodeURIComponent(wellFormed).replace(/%(5B|5D|3A|2C|40)/g, (code) => decodeURIComponent(code));
}

function unescapeText(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // a broken escape: the field is left out
  }
}
