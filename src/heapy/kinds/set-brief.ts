/** `x.brief`: a set on one line of at most 80 characters, with some of its members. */
import type { Steps } from '../../base/steps.ts';
import { compareCodePoints } from '../../base/code-points.ts';
import { idText } from '../../heap/address.ts';
import type { NodeIndex } from '../../heap/graph.ts';
import { rendererOf } from '../values/identity.ts';
import { isIdentity } from '../values/rows.ts';
import type { SetValue } from '../values/value.ts';
import { briefOf } from './kind-text.ts';
import { kindOfMember, kindOfSet, rowMembers } from './of-set.ts';

const MAX_LENGTH = 80;
/** No more members can stand on a line. */
const MOST_SHOWN = 40;

const lengthOf = (text: string): number => [...text].length;

/** Members by address, at most `MOST_SHOWN`, and how many there are. */
export function firstMembers(set: SetValue, isIn: (n: NodeIndex) => boolean): { nodes: NodeIndex[]; count: number } {
  const { id } = set.of.heap.graph.node;
  const lowest = (nodes: NodeIndex[]): NodeIndex[] => nodes.sort((a, b) => id[a] - id[b]).slice(0, MOST_SHOWN);
  let nodes: NodeIndex[] = [];
  let count = 0;
  set.nodes.forEachBetween(0, set.nodes.universe, (n) => {
    if (!isIn(n)) return;
    count++;
    nodes.push(n);
    if (nodes.length >= 32 * MOST_SHOWN) nodes = lowest(nodes);
  });
  return { nodes: lowest(nodes), count };
}

/** heapy's list of members: as many as fit into `room`, sorted after the last got its dots. */
export function listed(nodes: readonly NodeIndex[], textOf: (n: NodeIndex) => string, room: number): string {
  const texts: string[] = [];
  let length = 0;
  for (const n of nodes) {
    const text = textOf(n);
    if (length > 0 && length + lengthOf(text) + 2 >= room) {
      texts[texts.length - 1] += '...';
      break;
    }
    length += lengthOf(text) + 2;
    texts.push(text);
  }
  return texts.sort(compareCodePoints).join(', ');
}

/** What renders the members of a kind of the set's relation. */
export function* textsFor(set: SetValue): Steps<(n: NodeIndex) => string> {
  const { text, textByType } = yield* rendererOf(set.of);
  const relations = set.relation.origin?.by === 'product' ? set.relation.origin.of : [set.relation];
  const ids = relations.map((relation) => relation.id);
  if (ids.includes('clodo')) return text;
  if (ids.includes('type') || ids.includes('module')) return textByType;
  return (n) => idText(set.of.heap.graph, n);
}

/** A set on one line. */
export function* setBrief(set: SetValue): Steps<string> {
  if (set.nodes.count === 0) return '<Nothing>';
  const head = `<${set.nodes.count} ${yield* briefOf(yield* kindOfSet(set), setBrief)}: `;
  let length = lengthOf(head);
  const textOf = yield* textsFor(set);
  const rows = yield* rowMembers(set);
  const classOf = isIdentity(set) ? undefined : (yield* set.partition()).classification.classOf;
  const parts: string[] = [];
  for (const member of rows) {
    const { nodes, count } = firstMembers(set, (n) =>
      classOf === undefined ? n === member : classOf[n] === classOf[member],
    );
    let part = listed(nodes, textOf, MAX_LENGTH - length);
    if (rows.length > 1)
      part = `<${count} ${yield* briefOf(yield* kindOfMember(set.relation, set.of, member), setBrief)}: ${part}>`;
    parts.push(part);
    length += lengthOf(part) + 3;
    if (length > MAX_LENGTH) break;
  }
  const blank = (part: string): string => part.slice(part.indexOf(' '));
  if (parts.length > 1) parts.sort((a, b) => compareCodePoints(blank(a), blank(b)));
  const line = `${head}${parts.join(' | ')}>`;
  return lengthOf(line) > MAX_LENGTH ? `${[...line].slice(0, MAX_LENGTH - 4).join('')}...>` : line;
}
