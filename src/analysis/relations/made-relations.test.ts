/** Products and relations by the owners of dicts: names and headers as guppy3 3.1.7 prints them. */
import { expect, test } from 'vitest';
import { runToEnd } from '../../base/steps.ts';
import { allObjects } from '../../heap/stats.ts';
import { partition } from '../partition.ts';
import { openHeap } from '../testing/open-heap.ts';
import { byClodo } from './clodo.ts';
import { dictof } from './dictof.ts';
import { byIdentity } from './identity.ts';
import { product } from './product.ts';
import { byRcs } from './rcs.ts';
import { refdby } from './refdby.ts';
import type { Relation } from './relation.ts';
import { bySize } from './size.ts';
import { byType } from './type.ts';
import { byUnity } from './unity.ts';
import { byVia } from './via.ts';

const heap = openHeap(
  'root → .i0_modules=a',
  'a:__main__.A 56 @160 → .__dict__=fields',
  'fields:dict 104 @176 → [0]=b',
  'free:dict 64 @192',
  'b:int 28 @208',
);
const { capabilities } = heap.graph;

const names = (relation: Relation): string[] =>
  runToEnd(partition(heap, allObjects(heap.graph), relation)).rows.map((row) => row.name);

test('redundant factors vanish, the others keep their order', () => {
  expect(product(byType, byClodo)).toBe(byClodo);
  expect(product(byClodo, byType)).toBe(byClodo);
  expect(product(byUnity, bySize)).toBe(bySize);
  expect(product(byType, byType)).toBe(byType);
  expect(product()).toBe(byUnity);
  expect(product(product(byType, bySize), byClodo)).toBe(product(bySize, byClodo));
  expect(product(byType, product(bySize, byUnity))).toBe(product(byType, bySize));
  expect([product(byType, bySize).name, product(bySize, byType).name]).toEqual(['(Type & Size)', '(Size & Type)']);
});

test('headers: sets of referrers stand in braces inside a product, products of products in parentheses', () => {
  expect(product(byType, byRcs).header).toBe('Type & {Referrers by Kind (class / dict of class)}');
  expect(product(byRcs, byVia).header).toBe('{Referrers by Kind (class / dict of class)} & {Referred Via}');
  expect(refdby(product(byType, bySize)).header).toBe('Referrers by Type & Individual Size');
  expect(product(refdby(product(byType, bySize)), byIdentity).header).toBe(
    '{Referrers by (Type & Individual Size)} & Object Identity',
  );
  expect(dictof(byRcs).header).toBe('Dict of Referrers by Kind (class / dict of class)');
  expect(dictof(byRcs)).toBe(dictof(byRcs));
});

test('names of rows', () => {
  expect(names(product(byType, bySize))).toEqual(['dict & 104', 'dict & 64', '__main__.A & 56', 'int & 28']);
  expect(names(product(byType, byRcs))).toEqual([
    'dict & {__main__.A}',
    'dict & {}',
    '__main__.A & {guppy.heapy.heapyc.RootStateType}',
    'int & {dict of __main__.A}',
  ]);
  expect(names(product(byVia, bySize))).toEqual([
    "{'.__dict__'} & 104",
    '{} & 64',
    "{'.i0_modules'} & 56",
    "{'[0]'} & 28",
  ]);
  expect(names(product(byIdentity, byType))).toEqual([
    '<id 0xb0> & dict',
    '<id 0xc0> & dict',
    '<id 0xa0> & __main__.A',
    '<id 0xd0> & int',
  ]);
  expect(names(dictof(byType))).toEqual(['dict of __main__.A', '~dict', 'dict (no owner)']);
  expect(names(dictof(bySize))).toEqual(['dict of        56', '~dict', 'dict (no owner)']);
  expect(names(product(dictof(bySize), byUnity))).toEqual(names(dictof(bySize)));
  expect(names(product(dictof(bySize), byType))).toEqual([
    'dict of 56 & dict',
    'dict (no owner) & dict',
    '~dict & __main__.A',
    '~dict & int',
  ]);
  expect(names(product(refdby(product(byType, bySize)), byType))[0]).toBe('{(__main__.A & 56)} & dict');
});

test('a snapshot without references has no relations by referrers, whatever is made of them', () => {
  const without = { ...capabilities, edges: false };
  for (const relation of [byRcs, byVia, refdby(bySize), product(byType, byRcs), dictof(byVia)]) {
    expect(relation.missing(without)).toBe('This file holds no references between objects.');
    expect(relation.missing(capabilities)).toBeUndefined();
  }
  expect(product(byType, bySize).missing(without)).toBeUndefined();
});
