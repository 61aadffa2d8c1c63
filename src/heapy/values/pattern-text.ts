/** How the rows of a reference pattern are named and written, character for character. */
import type { Steps } from '../../base/steps.ts';
import { idText } from '../../heap/address.ts';
import type { NodeIndex } from '../../heap/graph.ts';
import { briefOf } from '../kinds/kind-text.ts';
import { kindOfSet } from '../kinds/of-set.ts';
import { firstMembers, listed, setBrief, textsFor } from '../kinds/set-brief.ts';
import { rendererOf } from './identity.ts';
import type { PatternRow } from './pattern.ts';
import { rowCount } from './rows.ts';
import type { SetValue } from './value.ts';

/** Characters of a line. */
const LINE_LENGTH = 80;
/** The flag stands here in the first row, and one column further to the right with every level. */
const FLAG_COLUMN = 9;

const FIRST_LETTER = 97;

/** `baaaa` for children 1, 0, 0, 0, 0 written as `ba4`: three and more of a letter are counted. `_` for the row they all lead to. */
export function rowName(way: readonly number[]): string {
  if (way.length === 0) return '_';
  const letters = way.map((child) => String.fromCodePoint(FIRST_LETTER + child));
  let name = '';
  for (let from = 0, to = 0; from < letters.length; from = to) {
    while (to < letters.length && letters[to] === letters[from]) to++;
    name += to - from > 2 ? letters[from] + String(to - from) : letters[from].repeat(to - from);
  }
  return name;
}

/** Levels that a name may lead down. */
const MOST_LEVELS = 1_000;

/** The children that a name leads to; `undefined` when it is no name of a row. */
export function stepsOfName(name: string): readonly number[] | undefined {
  if (name === '_') return [];
  const steps: number[] = [];
  for (const [, letter, count] of name.matchAll(/(\D)(\d*)/gu)) {
    const times = count === '' ? 1 : Number(count);
    const child = (letter.codePointAt(0) ?? 0) - FIRST_LETTER;
    if (child < 0 || steps.length + times > MOST_LEVELS) return undefined;
    for (let i = 0; i < times; i++) steps.push(child);
  }
  return steps;
}

const lengthOf = (text: string): number => [...text].length;

/** Kinds whose renderings are one function in guppy3: a row of several kinds prints values only when they share it. */
const SHARED: readonly ReadonlySet<string>[] = [
  new Set(['int', 'float', 'complex', 'bool', 'types.NoneType']),
  new Set(['str', 'bytes']),
];

/** What renders the members of a row. */
function* rendering(set: SetValue): Steps<(n: NodeIndex) => string> {
  const g = set.of.heap.graph;
  if ((yield* rowCount(set)) === 1) return yield* textsFor(set);
  const { kind, textByType } = yield* rendererOf(set.of);
  const first = kind(set.nodes.toArray()[0] as NodeIndex);
  const shared = SHARED.find((names) => names.has(first));
  const isShared = shared !== undefined && set.nodes.toArray().every((n) => shared.has(kind(n as NodeIndex)));
  return isShared ? textByType : (n) => idText(g, n);
}

/** `count kind: members`, at most `room` characters. */
function* summary(set: SetValue, room: number): Steps<string> {
  const head = `${set.nodes.count} ${yield* briefOf(yield* kindOfSet(set), setBrief)}: `;
  const { nodes } = firstMembers(set, () => true);
  const text = head + listed(nodes, yield* rendering(set), room - lengthOf(head));
  return lengthOf(text) > room ? `${[...text].slice(0, room - 3).join('')}...` : text;
}

/** A row on its line. */
export function* patternLine({ index, way, set, seen, flag }: PatternRow): Steps<string> {
  const start = `${String(index).padStart(2)}: ${rowName(way)} `;
  const width = FLAG_COLUMN + way.length - lengthOf(start);
  const fill = (index % 2 === 1 ? ' ' : '-').repeat(Math.max(0, width));
  const head = `${start}${fill} [${flag}${seen === undefined ? '' : ` ${seen.index}`}] `;
  return head + (set.nodes.count === 0 ? '0 <Nothing>: ' : yield* summary(set, LINE_LENGTH - lengthOf(head)));
}
