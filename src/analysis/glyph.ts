import type { HeapGraph, NodeIndex } from '../heap/graph.ts';

/** Kind of thing an object is, for its glyph: six, as many as can be told apart by eye. */
export type Glyph = 'object' | 'array' | 'text' | 'code' | 'native' | 'system';

/** Display names of CPython and of V8 whose traits do not tell. */
const byName: ReadonlyMap<string, Glyph> = new Map(
  (
    [
      ['array', 'set frozenset collections.deque range (array) Array'],
      [
        'text',
        'str bytes int float complex bool types.NoneType types.EllipsisType types.NotImplementedType ' +
          '(string) (concatenated string) (sliced string) (number) (symbol) (bigint)',
      ],
      [
        'code',
        'function types.LambdaType types.BuiltinMethodType types.MethodType types.CodeType types.FrameType ' +
          'types.GeneratorType types.CoroutineType types.AsyncGeneratorType types.TracebackType ' +
          'types.MethodWrapperType types.WrapperDescriptorType types.MethodDescriptorType types.GetSetDescriptorType ' +
          'types.MemberDescriptorType types.ClassMethodDescriptorType types.CellType classmethod staticmethod property ' +
          'functools.partial re.Pattern (closure) (code) (compiled code) (regexp) Function RegExp',
      ],
      [
        'native',
        'bytearray memoryview array.array mmap.mmap numpy.ndarray builtins.PyCapsule (native) ArrayBuffer ' +
          'SharedArrayBuffer Buffer',
      ],
      ['system', '(system) (hidden) (object shape) (synthetic) (internalized)'],
    ] as const
  ).flatMap(([glyph, names]) => names.split(/ (?![^(]*\))/).map((name): [string, Glyph] => [name, glyph])),
);

/** By the type of a node. O(1). */
export function glyphOf(g: HeapGraph, n: NodeIndex): Glyph {
  const { display, traits } = g.types[g.node.type[n]];
  if (n === g.root) return 'system';
  const known = byName.get(display);
  if (known !== undefined) return known;
  if (traits.isType || traits.isModule) return 'code';
  if (traits.isList || traits.isTuple) return 'array';
  if (display === 'system / JSArrayBufferData') return 'native';
  return display.startsWith('system / ') ? 'system' : 'object';
}
