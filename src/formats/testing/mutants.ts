/** Captures made wrong, each in a way of its own that its seed decides. */
import { sampleChunks } from './sample-file.ts';
import { writeFile, type ChunkToWrite } from '../heapglass/write.ts';

export interface Mutant {
  readonly bytes: Uint8Array;
  /** What was done to it. */
  readonly what: string;
}

type Random = (below: number) => number;

/** Changes chunks before they are framed, so that the checksums are right. */
type ChunkMutation = (chunks: ChunkToWrite[], random: Random) => void;

const changed = (chunk: ChunkToWrite, change: (payload: Uint8Array) => Uint8Array | void): ChunkToWrite => {
  const payload = chunk.payload.slice();
  return { ...chunk, payload: change(payload) ?? payload };
};

/** Words that are on the edge of something. */
const edgy = [0, 1, 2, 3, 7, 255, 256, 65_535, 0x7fffffff, 0x80000000, 0x80000001, 0xfffffffe, 0xffffffff];

const setWord = (payload: Uint8Array, word: number, value: number): void =>
  new DataView(payload.buffer, payload.byteOffset, payload.length).setUint32(4 * word, value >>> 0, true);

const isJson = ({ tag }: ChunkToWrite): boolean => ['META', 'TYPE', 'ROOT', 'THRD', 'END!'].includes(tag);

const mutations: Readonly<Record<string, ChunkMutation>> = {
  'a byte flipped': (chunks, random) => {
    const c = random(chunks.length);
    chunks[c] = changed(chunks[c], (p) => void (p.length > 0 && (p[random(p.length)] ^= 1 << random(8))));
  },
  'several bytes replaced': (chunks, random) => {
    const c = random(chunks.length);
    chunks[c] = changed(chunks[c], (p) => {
      for (let i = random(20); i >= 0 && p.length > 0; i--) p[random(p.length)] = random(256);
    });
  },
  'a word on the edge': (chunks, random) => {
    const c = random(chunks.length);
    chunks[c] = changed(
      chunks[c],
      (p) => void (p.length >= 4 && setWord(p, random(p.length >>> 2), edgy[random(edgy.length)])),
    );
  },
  'a count in front of a table': (chunks, random) => {
    const c = random(chunks.length);
    const word = chunks[c].tag === 'OBJS' ? 2 + random(8) : 0;
    chunks[c] = changed(
      chunks[c],
      (p) => void (p.length >= 4 * (word + 1) && setWord(p, word, edgy[random(edgy.length)])),
    );
  },
  'a payload cut': (chunks, random) => {
    const c = random(chunks.length);
    chunks[c] = changed(chunks[c], (p) => p.slice(0, random(p.length + 1)));
  },
  'a payload longer': (chunks, random) => {
    const c = random(chunks.length);
    chunks[c] = changed(chunks[c], (p) =>
      Uint8Array.from([...p, ...Array.from({ length: random(40) }, () => random(256))]),
    );
  },
  'a chunk gone': (chunks, random) => void chunks.splice(random(chunks.length), 1),
  'a chunk twice': (chunks, random) => void chunks.splice(random(chunks.length), 0, chunks[random(chunks.length)]),
  'two chunks swapped': (chunks, random) => {
    const [a, b] = [random(chunks.length), random(chunks.length)];
    [chunks[a], chunks[b]] = [chunks[b], chunks[a]];
  },
  'another tag': (chunks, random) => {
    const c = random(chunks.length);
    chunks[c] = { ...chunks[c], tag: chunks[random(chunks.length)].tag };
  },
  'other JSON': (chunks, random) => {
    const all = chunks.flatMap((chunk, c) => (isJson(chunk) ? [c] : []));
    const c = all[random(all.length)];
    if (c === undefined) return;
    const values = [
      'null',
      '-1',
      '"x"',
      '[]',
      '{}',
      '[[]]',
      '1e999',
      '{"__proto__":{"a":1}}',
      '["\\ud800"]',
      '{"at":"ffffffffffffffff","flags":-1}',
    ];
    const text = new TextDecoder().decode(chunks[c].payload);
    const value = values[random(values.length)];
    const places = [...text.matchAll(/:("[^"]*"|\d+|true|false|\[[^[\]]*\])/g)];
    const place = places[random(places.length + 1)];
    const spoilt =
      place === undefined
        ? value
        : `${text.slice(0, place.index + 1)}${value}${text.slice(place.index + place[0].length)}`;
    chunks[c] = { ...chunks[c], payload: new TextEncoder().encode(spoilt) };
  },
};

const names = Object.keys(mutations);

/** The mutant of a seed; one in eight is also spoilt without regard for checksums. */
export function mutantOf(seed: number): Mutant {
  const random = randomNumbers(seed + 1);
  const chunks = [...sampleChunks].map((chunk) => (random(8) === 0 ? { ...chunk, compressed: true } : chunk));
  const done: string[] = [];
  for (let i = random(3); i >= 0; i--) {
    const name = names[random(names.length)];
    done.push(name);
    mutations[name](chunks, random);
  }
  const bytes = writeFile(chunks);
  if (random(8) === 0) {
    done.push('and the file itself');
    for (let i = random(4); i >= 0; i--) bytes[random(bytes.length)] = random(256);
  }
  return { bytes: random(16) === 0 ? bytes.subarray(0, random(bytes.length)) : bytes, what: done.join(', ') };
}

/** Integers below a bound, the same for the same seed (xorshift32, warmed up so that near seeds part). */
function randomNumbers(seed: number): Random {
  let state = Math.imul(seed, 0x9e3779b1) | 1;
  const next = (below: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
  for (let i = 0; i < 8; i++) next(1);
  return next;
}
