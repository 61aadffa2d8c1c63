/** Types of the file: docs/format.md §4. */
import type { TypeIndex } from '../../heap/graph.ts';
import { bareType, rootType, type HeapType } from '../../heap/heap-type.ts';
import { field, isObject, listField, numberField, parseJson, textField, type JsonObject } from '../read/json.ts';
import { parseAddress } from './address.ts';

const Flag = {
  heapType: 1,
  dict: 2,
  module: 4,
  type: 8,
  collected: 16,
  hasDict: 32,
  tuple: 64,
  list: 128,
  exception: 256,
} as const;

/** Types as they come. */
export interface Types {
  /** Takes a `TYPE` payload; says what is wrong with it, if something is. Of two records of one type the first counts. */
  add(payload: Uint8Array): string | undefined;
  /** Row of the type at an address; types that no record describes get a place under a name made of their address. */
  at(low: number, high: number): TypeIndex;
  /** All types; row 0 is the root's. */
  list(): readonly HeapType[];
  /** Types that objects have and no record describes. */
  undescribed(): number;
}

export function types(): Types {
  const records = new Map<string, HeapType>();
  const rows = new Map<string, TypeIndex>();
  const add = (record: unknown): boolean => {
    const address = isObject(record) ? parseAddress(field(record, 'at')) : undefined;
    if (address === undefined || !isObject(record)) return false;
    const key = keyOf(...address);
    if (!records.has(key)) records.set(key, typeOf(record, idOf(...address)));
    if (!rows.has(key)) rows.set(key, (rows.size + 1) as TypeIndex);
    return true;
  };
  return {
    add(payload) {
      const parsed = parseJson(payload);
      if (!Array.isArray(parsed)) return 'no JSON array';
      let strange = 0;
      for (const record of parsed) if (!add(record)) strange++;
      return strange > 0 ? `${strange} types without an address` : undefined;
    },
    at(low, high) {
      const key = keyOf(low, high);
      const row = rows.get(key) ?? ((rows.size + 1) as TypeIndex);
      rows.set(key, row);
      return row;
    },
    list: () => [rootType, ...[...rows.keys()].map((key) => records.get(key) ?? undescribedType(key))],
    undescribed: () => [...rows.keys()].filter((key) => !records.has(key)).length,
  };
}

const keyOf = (low: number, high: number): string =>
  `${high.toString(16).padStart(8, '0')}${low.toString(16).padStart(8, '0')}`;

const idOf = (low: number, high: number): number => high * 2 ** 32 + low;

function undescribedType(key: string): HeapType {
  const name = `type@${key.replace(/^0+(?=.)/, '')}`;
  return bareType(name, undefined, name, Number.parseInt(key, 16));
}

function typeOf(record: JsonObject, id: number): HeapType {
  const name =
    textField(record, 'name') ??
    textField(record, 'qualname') ??
    textField(record, 'display') ??
    `type@${id.toString(16)}`;
  const flags = numberField(record, 'flags') ?? 0;
  const has = (flag: number): boolean => (flags & flag) !== 0;
  const hidden = numberField(record, 'hidden') ?? 0;
  return {
    display: textField(record, 'display') ?? name,
    module: textField(record, 'module'),
    name,
    qualname: textField(record, 'qualname') ?? name,
    id,
    mro: listField(record, 'mro').flatMap((text) => {
      const address = parseAddress(text);
      return address === undefined ? [] : [idOf(...address)];
    }),
    traits: {
      isHeapType: has(Flag.heapType),
      isDict: has(Flag.dict),
      isTuple: has(Flag.tuple),
      isList: has(Flag.list),
      isModule: has(Flag.module),
      isType: has(Flag.type),
      hasDict: has(Flag.hasDict),
      isException: has(Flag.exception),
      isCollected: has(Flag.collected),
    },
    hiddenBytes: hidden > 0 ? Math.trunc(hidden) : 0,
  };
}
