/** Captures of any size, made in memory: the same bytes for the same size. */
import {
  concat,
  fileHeader,
  frame,
  hex,
  json,
  objects,
  strings,
  template,
  type ObjectsToWrite,
} from '../src/formats/heapglass/write.ts';

/**
 * Objects stand in groups of 1000. A group is one list, one dict, 500 texts, 250 nodes and 248 numbers; 1.5 references an object:
 *
 *     list → 248 numbers, 250 texts, its dict, the list of the next group
 *     dict → 250 pairs of a text and a node
 *     node → a node of any group (`next`), a text of a group near by (`value`)
 */
const GROUP = 1000;
const TEXTS = 2;
const NODES = 502;
const NUMBERS = 752;
const BASE = 0x7f3a_0000_0000;
const CHUNK = 16_384;

const type = { list: 64, dict: 128, str: 192, node: 256, int: 320, type: 384 } as const;

/** A capture of `count` objects (rounded up to whole groups, and the types). O(count); about 33 bytes an object. */
export function syntheticFile(count: number, compressed = false): Uint8Array<ArrayBuffer> {
  const groups = Math.max(1, Math.ceil(count / GROUP));
  const chunks = [
    json('META', {
      format: 'heapglass',
      implementation: 'cpython',
      version: '3.11.7',
      program: 'synthetic.py',
      values: 'basic',
    }),
  ];
  chunks.push(strings('next', 'value'), template([1, 0], [1, 1]), json('TYPE', typeRecords()), objects(typeObjects()));
  const perChunk = {
    text: Math.floor(CHUNK / 500),
    node: Math.floor(CHUNK / 250),
    number: Math.floor(CHUNK / 248),
    pair: 32,
  };
  for (const [kind, size] of Object.entries(perChunk) as ['text' | 'node' | 'number' | 'pair', number][]) {
    for (let from = 0; from < groups; from += size) {
      const to = Math.min(groups, from + size);
      if (kind === 'pair') chunks.push(objects(lists(from, to, groups)), objects(dicts(from, to)));
      else chunks.push(objects({ text: texts, node: nodes, number: numbers }[kind](from, to, groups)));
    }
  }
  chunks.push(json('ROOT', [{ name: 'i0_modules', at: hex(at(0, 0)), view: true }]));
  chunks.push(json('END!', { objects: groups * GROUP + 6, chunks: chunks.length + 1 }));
  return concat([fileHeader(), ...chunks.map((chunk, i) => frame({ ...chunk, compressed }, i))]);
}

/** Address of object i of a group; neighbours in a group are no neighbours in memory. */
const at = (group: number, i: number): number => BASE + 64 * (group * GROUP + ((i * 617) % GROUP));

const rows = (from: number, to: number, first: number, count: number): number[] =>
  Array.from({ length: (to - from) * count }, (_, row) => at(from + Math.floor(row / count), first + (row % count)));

function texts(from: number, to: number): ObjectsToWrite {
  const address = rows(from, to, TEXTS, 500);
  const kept = address.map((_, i) => (i % 2 === 0 ? `=user-${i}@example.org` : ''));
  return { type: type.str, mode: 0, address, size: address.map((_, i) => 49 + (i % 60)), textForm: 2, texts: kept };
}

function numbers(from: number, to: number): ObjectsToWrite {
  const address = rows(from, to, NUMBERS, 248);
  return {
    type: type.int,
    mode: 0,
    address,
    size: address.map(() => 28),
    textForm: 1,
    texts: address.map((_, i) => String(i)),
  };
}

function nodes(from: number, to: number, groups: number): ObjectsToWrite {
  const address = rows(from, to, NODES, 250);
  const random = randomNumbers(from + 1);
  const target = address.flatMap((_, row) => {
    const near = (from + Math.floor(row / 250) + random(10)) % groups;
    return [at(random(groups), NODES + random(250)), at(near, TEXTS + random(500))];
  });
  return { type: type.node, mode: 5, template: 0, address, size: address.map(() => 48), target };
}

function lists(from: number, to: number, groups: number): ObjectsToWrite {
  const address = rows(from, to, 0, 1);
  const target = address.flatMap((_, row) => {
    const group = from + row;
    const items = [...rows(group, group + 1, TEXTS + 250, 250), ...rows(group, group + 1, NUMBERS, 248)];
    return [...items, at(group, 1), at((group + 1) % groups, 0)];
  });
  return { type: type.list, mode: 2, address, size: address.map(() => 4056), target };
}

function dicts(from: number, to: number): ObjectsToWrite {
  const address = rows(from, to, 1, 1);
  const target = address.flatMap((_, row) => {
    const group = from + row;
    return Array.from({ length: 250 }, (__, i) => [at(group, TEXTS + i), at(group, NODES + i)]).flat();
  });
  return { type: type.dict, mode: 4, address, size: address.map(() => 9304), target, lens: address.map(() => 250) };
}

function typeRecords(): object[] {
  const flags: Record<string, number> = { list: 128, dict: 2, type: 8, node: 1 | 32 };
  return Object.entries(type).map(([name, address]) => ({
    at: hex(address),
    display: name === 'node' ? '__main__.Node' : name,
    module: name === 'node' ? '__main__' : 'builtins',
    name,
    qualname: name,
    meta: hex(type.type),
    mro: [hex(address)],
    flags: flags[name] ?? 0,
    hidden: 0,
  }));
}

function typeObjects(): ObjectsToWrite {
  const address = Object.values(type);
  return { type: type.type, mode: 0, address, size: address.map(() => 408), textForm: 4, texts: Object.keys(type) };
}

/** Integers below a bound, the same for the same seed (xorshift32). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
