// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Guard } from '#lib/model/change/plan.ts';
import { unmetGuards } from '#lib/model/change/unmet-guards.ts';

const guard = (severity: Guard['severity'], type: string | null = null): Guard => ({
  kind: 'production',
  severity,
  steps: [0],
  type,
  about: null,
});
const stops = guard('stops');
const warns = guard('warns');
const asks = guard('asks', 'Vision production');

describe('unmet guards', () => {
  it.each<[string, Guard[], Record<number, string>, Guard[]]>([
    ['nothing speaks against it', [], {}, []],
    ['a warning is only said', [warns], {}, []],
    ['a stop cannot be typed away', [stops], { 0: 'Vision production' }, [stops]],
    ['nothing was typed', [asks], {}, [asks]],
    ['the name was typed', [asks], { 0: 'Vision production' }, []],
    ['spaces around it do not count', [asks], { 0: ' Vision production\n' }, []],
    ['its letters do', [asks], { 0: 'vision production' }, [asks]],
    ['half a name is none', [asks], { 0: 'Vision' }, [asks]],
    ['it was typed for another guard', [warns, asks], { 0: 'Vision production' }, [asks]],
    ['each is asked for itself', [asks, asks], { 1: 'Vision production' }, [asks]],
    ['one that asks for nothing that can be typed is never met', [guard('asks')], { 0: '' }, [guard('asks')]],
  ])('%s', (_, guards, typed, unmet) => {
    expect(unmetGuards(guards, typed)).toEqual(unmet);
  });

  it('is not met by what every object has', () => {
    const inherited: Record<string, string> = Object.create({ 0: 'Vision production' });
    expect(unmetGuards([asks], inherited)).toEqual([asks]);
  });
});
