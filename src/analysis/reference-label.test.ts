import { describe, expect, test } from 'vitest';
import type { EdgeIndex, HeapGraph } from '../heap/graph.ts';
import { heapOf } from '../heap/testing/heap-of.ts';
import { nodeRepr } from './node-repr.ts';
import { extendPath, referenceLabel } from './reference-label.ts';

const long = 'a key of many words, and then some more';
/** The only edge of a drawing whose first node has it. */
const edgeOf = (g: HeapGraph): EdgeIndex => g.edgeStart[1] as EdgeIndex;

describe('texts of heapy’s relations', () => {
  test.each([
    ['.name=b', '.name'],
    ['[k]=b', "['key']"],
    ['[long]=b', "['a key of man...hen some more']"],
    ["['x']=b", "['x']"],
    ['[3]=b', '[3]'],
    ['.keys()[4]=b', '.keys()[4]'],
    ['own:5=b', '.__dict__.keys()[5]'],
    ['->ob_type=b', '->ob_type'],
    ['local:x=b', ".f_locals['x']"],
    ['cell:x=b', ".f_locals ['x']"],
    ['stack:6=b', '->f_valuestack[6]'],
    ['in:b', 'list(_)[0]'],
    ['custom:->own=b', '->own'],
    ['b', '.??'],
    ['~b', '.??'],
  ])('%s', (edge, text) => {
    const g = heapOf(`a → ${edge}`, 'b', 'k:str "key"', `long:str "${long}"`);
    expect(referenceLabel(g, edgeOf(g))).toBe(text);
  });
});

test('names of variables are written as Python writes texts', () => {
  const g = heapOf('a → local:x=b', 'b');
  const odd = { ...g, strings: { ...g.strings, get: () => "it's" } };
  expect(referenceLabel(odd, edgeOf(odd))).toBe('.f_locals["it\'s"]');
});

test('a path goes on from the text of its source', () => {
  const g = heapOf('a:set → in:b', 'b');
  expect(extendPath(g, 'hp.Root.i0_modules', edgeOf(g))).toBe('list(hp.Root.i0_modules)[0]');
  const keys = heapOf('a:dict → [k]=b', 'b', 'k:str "key"');
  expect(extendPath(keys, 'Src', edgeOf(keys))).toBe("Src['key']");
});

test('Via shows keys in full', () => {
  const g = heapOf('a:dict → [k]=k', `k:str "${long}"`);
  expect(referenceLabel(g, edgeOf(g), 'full')).toBe(`['${long}']`);
});

// CPython 3.11.7 printed these: reprlib.repr(x).
describe('reprs of keys', () => {
  const g = heapOf(
    'text:str "tuplekey"',
    `big:int repr=1${'0'.repeat(50)}`,
    'none:tuple',
    'one:tuple → [0]=text',
    'seven:tuple → [0]=text [1]=none [2]=none [3]=none [4]=none [5]=none [6]=none',
    'itself:tuple → [0]=itself',
    'int:type @32 class=int',
    'class:type @48 class=__main__.A',
    `object:__main__.A @${0x7f42c118a850}`,
    `lost:int @${0xabc}`,
    'len:types.BuiltinMethodType builtin=builtins|len|',
    `f:function @${0x7f4a4a7b84a0} function=m|f|K.f`,
    'meta:enum.EnumType+type @64 class=__main__.E',
    'Flag:enum.EnumType+type @80 class=enum.Flag',
    'flag:enum.EnumType+type @96 class=__main__.Mode(enum.Flag)',
    'abc:m.Meta+type @112 class=m.Abstract',
    'unused:type name=complex',
    'bytes:bytes bytes=ab',
  );
  test.each([
    ['text', "'tuplekey'"],
    ['big', '100000000000000000...0000000000000000000'],
    ['none', '()'],
    ['one', "('tuplekey',)"],
    ['seven', "('tuplekey', (), (), (), (), (), ...)"],
    ['itself', '(((((((...),),),),),),)'],
    ['int', "<class 'int'>"],
    ['class', "<class '__main__.A'>"],
    ['object', '<__main__.A o...x7f42c118a850>'],
    ['lost', '<int object at 0xabc>'],
    ['len', '<built-in function len>'],
    ['f', '<function K.f...x7f4a4a7b84a0>'],
    ['meta', "<enum 'E'>"],
    ['flag', "<flag 'Mode'>"],
    ['abc', "<class 'm.Abstract'>"],
    ['unused', "<class 'complex'>"],
    ['bytes', "b'ab'"],
  ])('%s', (name, text) => {
    expect(nodeRepr(g, g.at(name), 'short')).toBe(text);
  });

  test('in full nothing is cut', () => {
    expect(nodeRepr(g, g.at('object'), 'full')).toBe('<__main__.A object at 0x7f42c118a850>');
    expect(nodeRepr(g, g.at('seven'), 'full')).toBe("('tuplekey', (), (), (), (), (), ())");
  });

  test('tuples that hold each other many times over do not take for ever', () => {
    const items = Array.from({ length: 30 }, (_, i) => `[${i}]=a`).join(' ');
    const wide = heapOf(`a:tuple → ${items}`);
    expect(nodeRepr(wide, wide.at('a'), 'full').length).toBeLessThan(10_000);
  });
});
