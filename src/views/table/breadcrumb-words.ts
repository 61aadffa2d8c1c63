/** The breadcrumb: an expression in words. Each crumb is a prefix that can be gone back to. */
import { linksOf, type Link } from '../../client/expression.ts';

export interface Crumb {
  readonly words: string;
  /** Expression of this crumb; clicking goes there. */
  readonly expression: string;
  /** No words are known: the source itself is shown. */
  readonly isCode: boolean;
}

/** Titles of relations by id: `type` → `Type`. */
export type RelationTitles = ReadonlyMap<string, string>;
/** Names of kinds by the expression that picks them: `s1.heap()[0]` → `str`. */
export type KindNames = ReadonlyMap<string, string>;

// Maps, not objects: a name of the program may be `constructor`.
const BASES: ReadonlyMap<string, string> = new Map([
  ['hp', 'Selected snapshot'],
  ['h', 'All objects'],
]);
const ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ['referrers', 'referrers'],
  ['referents', 'what it refers to'],
  ['stat', 'numbers only'],
]);
const CALLS: ReadonlyMap<string, string> = new Map([
  ['heap', 'all objects'],
  ['heapu', 'unreachable objects'],
]);

/** `s1.heap().bytype[3]` → Snapshot 1 › all objects › by type › Order. O(length). */
export function crumbsOf(expression: string, titles: RelationTitles, kinds: KindNames): readonly Crumb[] {
  return linksOf(expression).map((link) => {
    const words = wordsOf(link, titles, kinds);
    return { words: words ?? link.source, expression: link.upTo, isCode: words === undefined };
  });
}

function wordsOf(link: Link, titles: RelationTitles, kinds: KindNames): string | undefined {
  switch (link.kind) {
    case 'base':
      return baseWords(link.name);
    case 'attribute':
      return attributeWords(link.name, titles);
    case 'call':
      return callWords(link);
    case 'item':
      return kinds.get(link.upTo) ?? itemWords(link.name);
  }
}

function baseWords(name: string): string | undefined {
  const number = /^s([1-9]\d*)$/.exec(name)?.[1];
  if (number !== undefined) return `Snapshot ${number}`;
  return BASES.get(name);
}

function attributeWords(name: string, titles: RelationTitles): string | undefined {
  if (name.startsWith('by')) {
    const title = titles.get(name.slice(2));
    return title === undefined ? undefined : `by ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
  }
  return ATTRIBUTES.get(name);
}

function callWords(link: Link): string | undefined {
  const argument = /\(\s*at\(\s*(0x[0-9a-f]+)\s*\)\s*\)$/i.exec(link.source)?.[1];
  if (link.name === 'diff') return `compared with ${link.source.replace(/^\s*\.\s*diff\(|\)$/g, '')}`;
  if (link.name === 'iso') return argument === undefined ? undefined : `object ${argument}`;
  return CALLS.get(link.name);
}

function itemWords(index: string): string | undefined {
  if (/^\d+$/.test(index)) return `row ${index}`;
  const [, from, to] = /^(\d*):(\d*)$/.exec(index) ?? [];
  return from === undefined
    ? undefined
    : `rows ${from === '' ? 'from the first' : `from ${from}`}${to === '' ? '' : ` up to ${to}`}`;
}
