/** One measure a process: `main.mjs write|heapglass|peer FOLDER OBJECTS`. The last line printed is the result as JSON. */
import { openAsBlob, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDerived, type Heap } from '../src/analysis/derived.ts';
import { partition } from '../src/analysis/partition.ts';
import { relationById } from '../src/analysis/relations/index.ts';
import { runToEnd } from '../src/base/steps.ts';
import { blobSource, openSnapshot } from '../src/formats/index.ts';
import type { HeapGraph } from '../src/heap/graph.ts';
import type { Snapshot } from '../src/heap/snapshot.ts';
import { syntheticFile } from './synthetic.ts';
import { writePeer } from './write-peer.ts';

interface Step {
  readonly name: string;
  readonly seconds: number;
}

const [measure = '', folder = '', objects = ''] = process.argv.slice(2);
const file = join(folder, 'synthetic.heapglass');
const peerFile = join(folder, 'synthetic.heapsnapshot');

/** Makes the input files; not measured. */
async function write(): Promise<object> {
  writeFileSync(file, syntheticFile(Number(objects)));
  writePeer((await read()).graph, peerFile);
  return {};
}

async function heapglass(): Promise<object> {
  const steps: Step[] = [];
  const timed = <T>(name: string, work: () => T): T => {
    const started = performance.now();
    const value = work();
    steps.push({ name, seconds: (performance.now() - started) / 1000 });
    return value;
  };
  const started = performance.now();
  const { graph } = await read();
  steps.push({ name: 'read', seconds: (performance.now() - started) / 1000 });
  const heap: Heap = { graph, derived: createDerived(graph) };
  timed('index of referrers', () => runToEnd(heap.derived.referrers()));
  const visible = timed('visible', () => runToEnd(heap.derived.visible()));
  for (const id of ['type', 'clodo', 'rcs', 'via']) {
    const relation = relationById(id);
    if (relation === undefined) throw new Error(`no relation ${id}`);
    timed(`by ${id}`, () => runToEnd(partition(heap, visible, relation)));
  }
  return {
    steps,
    fileBytes: statSync(file).size,
    columnBytes: columnBytes(graph),
    derivedBytes: heap.derived.byteLength,
    references: graph.edgeCount,
    peakBytes: peakBytes(),
  };
}

/** What a tool does that keeps the whole file as objects: one JSON.parse. */
function peer(): Promise<object> {
  const started = performance.now();
  const snapshot = JSON.parse(readFileSync(peerFile, 'utf8')) as { readonly nodes: readonly number[] };
  const seconds = (performance.now() - started) / 1000;
  if (snapshot.nodes.length === 0) throw new Error('the peer file is empty');
  return Promise.resolve({ seconds, fileBytes: statSync(peerFile).size, peakBytes: peakBytes() });
}

async function read(): Promise<Snapshot> {
  const steps = openSnapshot(blobSource(await openAsBlob(file)));
  for (;;) {
    const step = await steps.next();
    if (step.done === true) return step.value;
  }
}

/** Bytes of the graph's own columns, without its strings and texts. */
function columnBytes({ node, edgeStart, edgeTarget, edgeKind, edgeLabel }: HeapGraph): number {
  const columns = [node.type, node.selfSize, node.id, edgeStart, edgeTarget, edgeKind, edgeLabel];
  return columns.reduce((sum, column) => sum + column.byteLength, 0);
}

/** Largest resident set of this process so far, bytes. */
const peakBytes = (): number => process.resourceUsage().maxRSS * 1024;

const measures: Readonly<Record<string, () => Promise<object>>> = { write, heapglass, peer };
const chosen = measures[measure];
if (chosen === undefined) throw new Error(`no measure ${measure}`);
console.log(JSON.stringify(await chosen()));
