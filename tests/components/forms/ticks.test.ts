import { describe, expect, it } from 'vitest';
import { keptTicks, keptWhole, valueFromTicks } from '#components/forms/ticks.ts';

const fieldOf = (listed: string, initial: string) => ({
  initial: [...initial].join('\n'),
  options: [...listed].map((value) => ({ value, label: value })),
});
const lines = (ids: string) => [...ids].join('\n');

describe('ticks that are kept', () => {
  it('are the difference from what was there at first', () => {
    const field = fieldOf('abc', 'ab');
    expect(keptTicks(field, lines('bc'), undefined)).toBe('+c\n-a');
    expect(keptTicks(field, lines('ab'), '+c\n-a')).toBeNull();
    expect(valueFromTicks(field, undefined)).toBe(lines('ab'));
  });

  it('leave alone what somebody else did meanwhile', () => {
    expect(valueFromTicks(fieldOf('abcde', 'bd'), '+c\n-a')).toBe(lines('bcd'));
  });

  it('stay while they are not in the list, and come back with it', () => {
    const kept = keptTicks(fieldOf('bc', 'b'), lines('bc'), '+x\n-a');
    expect(kept).toBe('+c\n+x\n-a');
    expect(valueFromTicks(fieldOf('bc', 'b'), kept ?? undefined)).toBe(lines('bcx'));
    expect(valueFromTicks(fieldOf('abcx', 'ab'), kept ?? undefined)).toBe(lines('bcx'));
  });

  it('can be all that is ticked', () => {
    expect(valueFromTicks(fieldOf('abc', 'ab'), keptWhole(['b', 'c']))).toBe(lines('bc'));
    expect(keptTicks(fieldOf('abc', 'ab'), lines('c'), keptWhole(['b', 'c']))).toBe('+c\n-a\n-b');
  });
});
