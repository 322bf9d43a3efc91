import { afterEach, expect } from 'vitest';

/** To be called once in a file whose tests feed broken input: after each of them no prototype that all objects share has got anything. */
export function staysUnpolluted(): void {
  afterEach(() => {
    expect(Object.keys(Object.prototype), 'the prototype of all objects').toEqual([]);
    expect(Object.keys(Array.prototype), 'the prototype of all lists').toEqual([]);
    expect('isPolluted' in {}).toBe(false);
    expect('isPolluted' in Function.prototype).toBe(false);
  });
}
