/** The types of a drawn heap: one for each display name and `#number`, with the traits that any line gives it. */
import type { TypeIndex } from '../graph.ts';
import { rootType, type HeapType } from '../heap-type.ts';
import type { Line } from './parse-line.ts';

interface DrawnTypes {
  readonly types: readonly HeapType[];
  typeAt(type: string): TypeIndex;
}

const traitsByName = new Set(['dict', 'list', 'tuple', 'module', 'type']);
const traits = new Set([...traitsByName, 'exception', 'hasdict', 'collected']);

/** Types of the nodes in order of their first mention; row 0 is the root's. `ids` are the nodes' ids. */
export function typesOf(nodes: readonly Line[], ids: readonly number[]): DrawnTypes {
  const rows = new Map<string, number>();
  const flags: Set<string>[] = [new Set()];
  const keyOf = (type: string): string => type.split('+', 1)[0];
  const mention = (type: string): void => {
    const [key, ...given] = type.split('+');
    const row =
      rows.get(key) ?? flags.push(new Set([key.split('#', 1)[0]].filter((name) => traitsByName.has(name)))) - 1;
    rows.set(key, row);
    for (const trait of given) {
      if (!traits.has(trait)) throw new Error(`no trait ${trait}`);
      flags[row].add(trait);
    }
  };
  const classes = nodes.flatMap(({ classOf }, row) => {
    if (classOf === undefined) return [];
    const [name, ...bases] = classOf.split(/[(),]/).filter((part) => part !== '');
    return [{ name, bases, id: ids[row] }];
  });
  nodes.slice(1).forEach((line) => mention(line.type));
  classes.forEach(({ name, bases }) => [name, ...bases].forEach(mention));
  const idOf = (key: string): number => classes.find(({ name }) => keyOf(name) === key)?.id ?? 0;
  const drawn = [...rows.keys()].map((key): HeapType => {
    const bases = classes.find(({ name }) => keyOf(name) === key)?.bases ?? [];
    const id = idOf(key);
    return heapType(
      key.split('#', 1)[0],
      id,
      id === 0 ? [] : [id, ...bases.map((b) => idOf(keyOf(b)))],
      flags[rows.get(key) ?? 0],
    );
  });
  return {
    types: [rootType, ...drawn],
    typeAt(type) {
      const row = rows.get(keyOf(type));
      if (row === undefined) throw new Error(`no type ${type} in this drawing`);
      return row as TypeIndex;
    },
  };
}

function heapType(display: string, id: number, mro: readonly number[], flags: ReadonlySet<string>): HeapType {
  const dot = display.lastIndexOf('.');
  const name = display.slice(dot + 1);
  return {
    display,
    module: dot < 0 ? undefined : display.slice(0, dot),
    name,
    qualname: name,
    id,
    mro,
    traits: {
      isHeapType: dot >= 0,
      isDict: flags.has('dict'),
      isTuple: flags.has('tuple'),
      isList: flags.has('list'),
      isModule: flags.has('module'),
      isType: flags.has('type'),
      hasDict: flags.has('hasdict') || flags.has('module'),
      isException: flags.has('exception'),
      isCollected: flags.has('collected'),
    },
    hiddenBytes: 0,
  };
}
