import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EdgeKind } from '../../heap/edge-kind.ts';
import {
  LARGE_SIZE,
  NO_LABEL,
  selfSizeOf,
  type HeapGraph,
  type NodeIndex,
  type StringIndex,
} from '../../heap/graph.ts';
import { openBytes } from '../testing/open.ts';
import { at, sampleChunks } from '../testing/sample-file.ts';
import { CAPTURE_ID, fileHeader, json, objects, strings, writeFile } from './write.ts';

const sample = writeFile(sampleChunks);
const nodeAt = (g: HeapGraph, address: number): NodeIndex => {
  const node = g.node.id.indexOf(address);
  expect(node).toBeGreaterThanOrEqual(0);
  return node as NodeIndex;
};

/** Edges of a node as [kind, label (text where it is one), id of the target]. */
function edgesOf(g: HeapGraph, address: number): (readonly [number, string | number, number])[] {
  const n = address === 0 ? 0 : nodeAt(g, address);
  const texts: number[] = [EdgeKind.attribute, EdgeKind.namedItem, EdgeKind.internal];
  return Array.from(g.edgeTarget.subarray(g.edgeStart[n], g.edgeStart[n + 1]), (target, i) => {
    const e = g.edgeStart[n] + i;
    const label = g.edgeLabel[e];
    return [
      g.edgeKind[e],
      texts.includes(g.edgeKind[e]) ? g.strings.get(label as StringIndex) : label,
      g.node.id[target],
    ] as const;
  });
}

describe('a file with one of everything', () => {
  test('every label mode becomes edges', async () => {
    const { graph: g } = await openBytes(sample);
    const [keyA, keyB] = [nodeAt(g, at.keyA), nodeAt(g, at.keyB)];
    expect(g.nodeCount).toBe(17);
    expect(edgesOf(g, at.modules)).toEqual([
      [EdgeKind.key, 0, at.keyA],
      [EdgeKind.item, keyA, at.theList],
      [EdgeKind.item, NO_LABEL, at.theSet], // its key is not in the file
    ]);
    expect(edgesOf(g, at.hidden)).toEqual([[EdgeKind.item, keyB, at.n1]]); // keys that heapy does not see
    expect(edgesOf(g, at.theList)).toEqual([
      [EdgeKind.index, 0, at.n1],
      [EdgeKind.index, 2, at.n2],
    ]);
    expect(edgesOf(g, at.theSet)).toEqual([
      [EdgeKind.member, 0, at.keyA],
      [EdgeKind.member, 0, at.keyB],
      [EdgeKind.weak, NO_LABEL, at.n1],
    ]);
    expect(edgesOf(g, at.n1)).toEqual([
      [EdgeKind.attribute, 'next', at.n2],
      [EdgeKind.attribute, 'value', at.keyA],
      [EdgeKind.weak, NO_LABEL, at.theSet],
    ]);
    expect(edgesOf(g, at.f)).toEqual([
      [EdgeKind.attribute, '__dict__', at.modules],
      [EdgeKind.namedItem, "'k'", at.keyA],
      [EdgeKind.index, 7, at.theSet],
    ]);
    expect(edgesOf(g, at.node)).toEqual([
      [EdgeKind.unknown, NO_LABEL, at.object],
      [EdgeKind.unknown, NO_LABEL, at.dict],
    ]);
    expect(edgesOf(g, 0)).toEqual([
      [EdgeKind.attribute, 'i0_modules', at.modules],
      [EdgeKind.attribute, 'i0_t1_f0', at.f],
    ]);
    expect(g.rootEdgesOutsideView).toEqual([1]);
  });

  test('types, sizes, texts, owners, hidden objects', async () => {
    const { graph: g } = await openBytes(sample);
    const list = nodeAt(g, at.theList);
    expect([g.node.selfSize[list], selfSizeOf(g, list)]).toEqual([LARGE_SIZE, 5e9]);
    expect(g.types.map((type) => type.display)).toEqual([
      'guppy.heapy.heapyc.RootStateType',
      'type',
      'object',
      'dict',
      'str',
      'list',
      'set',
      '__main__.Node',
      'function',
    ]);
    const node = g.types[g.node.type[nodeAt(g, at.n1)]];
    expect(node).toMatchObject({ name: 'Node', id: at.node, mro: [at.node, at.object], hiddenBytes: 40 });
    expect(node.traits).toMatchObject({ isHeapType: true, hasDict: true, isCollected: true, isDict: false });
    expect(g.texts.get(nodeAt(g, at.keyA))).toEqual({ form: 'str', text: 'a', clipped: false, length: 1 });
    expect(g.texts.get(nodeAt(g, at.keyB))).toEqual({ form: 'str', text: 'bb', clipped: true, length: 200 });
    expect(g.texts.get(nodeAt(g, at.f))).toEqual({ form: 'function', module: '__main__', name: 'f', qualname: 'A.f' });
    expect(g.texts.get(nodeAt(g, at.n1))).toBeUndefined();
    expect(g.texts.count).toBe(10);
    expect(g.extraDictOwners).toEqual([[nodeAt(g, at.hidden), nodeAt(g, at.n2)]]);
    expect([...g.hidden]).toEqual([nodeAt(g, at.hidden)]);
    expect(g.strings.count).toBe(6); // the second 'next' is the first
    expect(g.capabilities.values).toBe('full');
  });

  test('facts and warnings', async () => {
    const { facts, warnings, complete, fileBytes } = await openBytes(sample);
    expect(facts).toMatchObject({
      format: 'heapglass',
      runtime: 'CPython',
      version: '3.11.7',
      time: 1.6e9,
      pid: 4711,
      program: 'x.py',
      rss: 1e7,
      captureId: CAPTURE_ID,
    });
    expect(facts.threads).toEqual([
      { id: '140', name: 'MainThread', frames: [{ function: 'f', file: 'x.py', line: 3 }] },
    ]);
    expect(warnings).toEqual([
      { code: 'unknown-chunks', facts: { chunks: 1, tag: 'FUTU' } },
      { code: 'duplicates', facts: { objects: 1 } },
      { code: 'dangling', facts: { references: 2 } },
    ]);
    expect(complete).toBe(true);
    expect(fileBytes).toBe(sample.length);
  });
});

describe('damage', () => {
  test('a chunk with a wrong checksum is passed over', async () => {
    const bytes = sample.slice();
    const list =
      bytes.length - sampleChunks.slice(7).reduce((sum, c) => sum + 32 + Math.ceil(c.payload.length / 8) * 8, 0);
    bytes[list + 32 + 60] ^= 1;
    const { graph, warnings, complete } = await openBytes(bytes);
    expect(warnings).toContainEqual({ code: 'checksum', facts: { chunks: 1, byteOffset: list } });
    expect(complete).toBe(false);
    expect(graph.node.id.includes(at.theList)).toBe(false);
  });

  test('lost strings take their labels with them, and no wrong label appears', async () => {
    const file = (first: Uint8Array): Uint8Array =>
      writeFile([
        { tag: 'STRS', payload: first },
        strings('late'),
        objects({ type: 1, mode: 6, address: [64], size: [8], target: [64, 64], labels: [1, 0, 1, 1] }),
        json('END!', {}),
      ]);
    const whole = await openBytes(file(strings('early').payload));
    expect([...whole.graph.edgeLabel].map((l) => whole.graph.strings.get(l as StringIndex))).toEqual(['early', 'late']);
    const { graph, warnings } = await openBytes(file(Uint8Array.of(255, 0, 0, 0)));
    expect([...graph.edgeKind]).toEqual([EdgeKind.unknown, EdgeKind.unknown]);
    expect(warnings.map(({ code }) => code)).toContain('unlabelled');
  });

  test.each([
    ['another major version', fileHeader({ major: 2 }), 'unsupported-version'],
    ['indexes instead of addresses', fileHeader({ flags: 1 }), 'inconsistent'],
    ['nothing but a header', fileHeader(), 'truncated'],
    ['half a header', fileHeader().subarray(0, 30), 'truncated'],
  ])('%s', async (_, bytes, code) => {
    await expect(openBytes(bytes)).rejects.toMatchObject({ name: 'SnapshotFormatError', code });
  });

  test('a file without objects ends where its last byte is', async () => {
    const section = 'chunks';
    await expect(openBytes(fileHeader())).rejects.toMatchObject({ facts: { section, byteOffset: 64 } });
    const cut = writeFile([json('META', { values: 'full' })]).subarray(0, 100);
    await expect(openBytes(cut)).rejects.toMatchObject({ facts: { section: 'META', byteOffset: 100 } });
  });

  test('types that no record describes are named by their address', async () => {
    const { graph, warnings } = await openBytes(
      writeFile([objects({ type: 0xabc0, mode: 0, address: [64], size: [8] }), json('END!', {})]),
    );
    expect(graph.types[graph.node.type[1]].display).toBe('type@abc0');
    expect(warnings.map(({ code }) => code)).toEqual(['inconsistent']);
  });

  test('JSON cannot reach prototypes', async () => {
    const meta = {
      tag: 'META',
      payload: new TextEncoder().encode('{"__proto__":{"polluted":1},"constructor":{"x":1},"values":"full"}'),
    };
    const { graph } = await openBytes(
      writeFile([meta, objects({ type: 1, mode: 0, address: [64], size: [8] }), json('END!', {})]),
    );
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(graph.capabilities.values).toBe('full');
  });
});

test.each(['capture/bare', 'capture/values-full', 'guppy/tutorial'])(
  '%s: counts are those that its writer counted',
  async (name) => {
    const bytes = readFileSync(`fixtures/${name}.heapglass`);
    const { graph, facts, warnings, complete } = await openBytes(bytes);
    const said = new Map(facts.more);
    const twice = warnings.find(({ code }) => code === 'duplicates')?.facts['objects'] ?? 0;
    expect(graph.nodeCount - 1 + Number(twice)).toBe(Number(said.get('objects')));
    expect(complete).toBe(true);
  },
);
