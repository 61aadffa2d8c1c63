/** Which table of attributes a value has. */
import { handleOf } from '../values/handle.ts';
import type { Value } from '../values/value.ts';
import { pageIn } from '../values/page.ts';
import type { Attribute } from './attribute.ts';
import { relationAttributes } from './relation-values.ts';
import { kindAttributes } from './kind-attributes.ts';
import { linesAttributes, onePathAttributes, pathsAttributes } from './path-attributes.ts';
import { listingAttributes, patternAttributes } from './pattern-attributes.ts';
import { setAttributes } from './set-attributes.ts';
import { snapshotAttributes } from './snapshot-attributes.ts';
import { pageAttributes, partitionAttributes, rowAttributes, statAttributes } from './stat-attributes.ts';
import { textAttributes } from './text-attributes.ts';

/** A table whose rows are asked only with the values they are for: the tables below see to that. */
type AnyTable = ReadonlyMap<string, Attribute<never>>;

const NO_TABLE: AnyTable = new Map();

const widened = (table: unknown): AnyTable => table as AnyTable;

function tableOfHandle(value: Extract<Value, { type: 'handle' }>): AnyTable {
  switch (handleOf(value).is) {
    case 'snapshot':
      return widened(snapshotAttributes);
    case 'row':
      return widened(rowAttributes);
    case 'partition':
      return widened(partitionAttributes);
    case 'kind':
      return widened(kindAttributes);
    case 'paths':
      return widened(pathsAttributes);
    case 'pattern':
      return widened(patternAttributes);
    case 'path':
      return widened(onePathAttributes);
    case 'listing':
      return widened(listingAttributes);
    case 'lines':
      return widened(linesAttributes);
    case 'relation':
      return widened(relationAttributes);
    case 'function':
    case 'maprox':
    case 'complement':
    case 'package':
    case 'doc':
    case 'edges':
      return NO_TABLE;
  }
}

function tableFor(value: Value): AnyTable {
  switch (value.type) {
    case 'set':
      return widened(setAttributes);
    case 'stat':
    case 'diff':
      return widened(statAttributes);
    case 'text':
      return widened(pageIn(value) === undefined ? textAttributes : pageAttributes);
    case 'value':
      return typeof value.value === 'string' ? widened(textAttributes) : NO_TABLE;
    case 'handle':
      return tableOfHandle(value);
    case 'object':
      return NO_TABLE;
  }
}

/** The attribute of that name, if a value of this type has it. */
export function attributeNamed(value: Value, name: string): Attribute<Value> | undefined {
  // A row is asked only with the value its table was chosen for.
  return tableFor(value).get(name) as Attribute<Value> | undefined;
}

/** The attributes of a value's type, in the order of their table. */
export function attributesOf(value: Value): readonly Attribute<Value>[] {
  return [...tableFor(value).values()] as unknown as readonly Attribute<Value>[];
}
