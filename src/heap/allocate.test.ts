import { afterEach, expect, test, vi } from 'vitest';
import { columnMemory, privateMemory, sharedMemory, TooLargeError } from './allocate.ts';

afterEach(() => vi.unstubAllGlobals());

test('columns are shared only where the page is isolated', () => {
  expect(columnMemory()).toBe(privateMemory);
  vi.stubGlobal('crossOriginIsolated', true);
  expect(columnMemory()).toBe(sharedMemory);
  vi.stubGlobal('SharedArrayBuffer', undefined);
  expect(columnMemory()).toBe(privateMemory);
});

test.each([privateMemory, sharedMemory])('columns are zeroed and of exact length', (memory) => {
  const columns = [memory.u8(3), memory.u32(3), memory.f64(3)];
  expect(columns.map((column) => [...column])).toEqual([
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ]);
  expect(columns.map((column) => column.byteLength)).toEqual([3, 12, 24]);
});

test('what cannot be had is a typed failure', () => {
  expect(() => privateMemory.f64(2 ** 50)).toThrow(TooLargeError);
  expect(() => privateMemory.f64(2 ** 50)).toThrow(expect.objectContaining({ needed: 2 ** 53 }) as Error);
});
