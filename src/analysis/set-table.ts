/** Sets of numbers, each kept once: what interns the classes of referrers of millions of nodes without an object for any. */
import { grown } from './grown.ts';
import { mixed, slotTable } from './slot-table.ts';

/** Sets larger than this are compared in steps. */
const MEMBERS_PER_STEP = 1 << 15;

/**
 * Sets of numbers below 2^32 - 1, numbered 0, 1, 2 … in the order they were first seen. Members stand one after another in one
 * column; the set being made is built at its end, and taken away again if it was there before. A set is found by the sum of its
 * members' hashes, which no order changes, and compared by stamps: `stamp[m]` is the number of the last making that had m.
 */
export class SetTable {
  count = 0;
  #members = new Uint32Array(1 << 10);
  #start = new Uint32Array(1 << 8); //  [count + 1] of each set in `members`; the last is that of the set being made
  #hashes = new Uint32Array(1 << 8); // [count]
  #stamp = new Uint32Array(1 << 10);
  #making = 1;
  #end = 0;
  #hash = 0;
  readonly #slots = slotTable((set) => this.#hashes[set]);

  /** Puts a number into the set that is being made. O(1); repetition does not matter. */
  add(member: number): void {
    if (member >= this.#stamp.length) {
      this.#stamp = grown(this.#stamp, Math.max(member + 1, 2 * this.#stamp.length));
    }
    if (this.#stamp[member] === this.#making) return;
    this.#stamp[member] = this.#making;
    if (this.#end === this.#members.length) this.#members = grown(this.#members, 2 * this.#end);
    this.#members[this.#end++] = member;
    this.#hash = (this.#hash + mixed(member, 0)) >>> 0;
  }

  /** Number of the set that was made; the next `add` begins another. -1: it is large, `lookUp` must be driven instead. */
  finish(): number {
    if (this.#end - this.#start[this.count] > MEMBERS_PER_STEP) return -1;
    let set = this.#slots.first(this.#hash);
    while (set >= 0 && !(this.#mayBe(set) && this.#hasAll(this.#start[set], this.#start[set + 1]))) {
      set = this.#slots.next();
    }
    return this.#close(set);
  }

  /** As `finish`, for sets of any size: pauses between comparisons. */
  *lookUp(): Generator<void, number, void> {
    let set = this.#slots.first(this.#hash);
    for (; set >= 0; set = this.#slots.next()) {
      if (!this.#mayBe(set)) continue;
      const last = this.#start[set + 1];
      let from = this.#start[set];
      while (from < last && this.#hasAll(from, Math.min(last, from + MEMBERS_PER_STEP))) {
        from += MEMBERS_PER_STEP;
        yield;
      }
      if (from >= last) break;
    }
    return this.#close(set);
  }

  /** The members of a set, in the order in which they were added at first. Not to be changed. */
  membersOf(set: number): Uint32Array {
    return this.#members.subarray(this.#start[set], this.#start[set + 1]);
  }

  get byteLength(): number {
    const columns = [this.#members, this.#start, this.#hashes, this.#stamp];
    return columns.reduce((sum, column) => sum + column.byteLength, this.#slots.byteLength);
  }

  #mayBe(set: number): boolean {
    const length = this.#start[set + 1] - this.#start[set];
    return this.#hashes[set] === this.#hash && length === this.#end - this.#start[this.count];
  }

  /** Whether the members `from … to - 1` of the column are all in the set being made. */
  #hasAll(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (this.#stamp[this.#members[i]] !== this.#making) return false;
    return true;
  }

  /** Begins another set; the one made is `known`, or new when that is negative. */
  #close(known: number): number {
    const hash = this.#hash;
    this.#making++;
    this.#hash = 0;
    if (known >= 0) {
      this.#end = this.#start[this.count];
      return known;
    }
    if (this.count + 2 > this.#start.length) {
      this.#start = grown(this.#start, 2 * this.#start.length);
      this.#hashes = grown(this.#hashes, this.#start.length);
    }
    this.#hashes[this.count] = hash;
    this.#slots.put(this.count);
    this.#start[++this.count] = this.#end;
    return this.count - 1;
  }
}
