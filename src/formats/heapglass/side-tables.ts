/** The small chunks beside objects: roots, weak references, owners, hidden objects, big sizes. */
import { field, isObject, parseJson, textField } from '../read/json.ts';
import { parseAddress, type Address } from './address.ts';

/** An edge of the root, its target still an address. */
export interface RootEdge {
  readonly name: string;
  readonly at: Address;
  /** Part of `heap()`, not only of referrers and paths. */
  readonly view: boolean;
}

/** Side tables as they came, chunk by chunk; rows of 2 or 4 words. */
export interface SideTables {
  readonly roots: RootEdge[];
  readonly weak: Uint32Array[]; //   [source low, high, target low, high]
  readonly owners: Uint32Array[]; // [dict low, high, owner low, high]
  readonly hidden: Uint32Array[]; // [low, high]
  readonly bigs: Uint32Array[]; //   [low, high, size low, high]
}

export const sideTables = (): SideTables => ({ roots: [], weak: [], owners: [], hidden: [], bigs: [] });

/** Takes a payload of a side table; says what is wrong with it, if something is. */
export function addSideTable(tables: SideTables, tag: string, payload: Uint8Array): string | undefined {
  switch (tag) {
    case 'ROOT':
      return addRoots(tables.roots, payload);
    case 'WEAK':
      return addRows(tables.weak, payload, 4);
    case 'DOWN':
      return addRows(tables.owners, payload, 4);
    case 'HIDE':
      return addRows(tables.hidden, payload, 2);
    default:
      return addRows(tables.bigs, payload, 4);
  }
}

function addRoots(roots: RootEdge[], payload: Uint8Array): string | undefined {
  const parsed = parseJson(payload);
  if (!Array.isArray(parsed)) return 'no JSON array';
  let strange = 0;
  for (const record of parsed) {
    const name = isObject(record) ? textField(record, 'name') : undefined;
    const at = isObject(record) ? parseAddress(field(record, 'at')) : undefined;
    if (name === undefined || at === undefined || !isObject(record)) strange++;
    else roots.push({ name, at, view: field(record, 'view') !== false });
  }
  return strange > 0 ? `${strange} roots without name or address` : undefined;
}

function addRows(to: Uint32Array[], payload: Uint8Array, wordsPerRow: number): string | undefined {
  const words = new Uint32Array(payload.buffer, payload.byteOffset, payload.length >>> 2);
  if (payload.length < 8 || 8 + 4 * wordsPerRow * words[0] !== payload.length) {
    return `${words.length > 0 ? words[0] : 0} rows in ${payload.length} bytes`;
  }
  to.push(words.subarray(2));
  return undefined;
}
