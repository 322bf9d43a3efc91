import { describe, expect, it } from 'vitest';
import { failureWords } from '#components/ui/failure-words.ts';
import { FAILURES } from './failures.ts';

describe('the words of failures', () => {
  it.each(Object.values(FAILURES))('say what $kind is, in a sentence', (failure) => {
    const { title, help } = failureWords(failure);
    for (const sentence of [title, help ?? title]) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(sentence).not.toMatch(/\boops\b|\berror\b|\bsorry\b|!|undefined|null|\$/i);
    }
  });

  it('are different for every kind', () => {
    const titles = Object.values(FAILURES).map((failure) => failureWords(failure).title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('tell apart what answered instead of ZenML', () => {
    const reasons = ['html', 'redirect', 'not-json', 'too-large'] as const;
    const titles = reasons.map((reason) => failureWords({ kind: 'not-zenml', reason }).title);
    expect(new Set(titles).size).toBe(4);
  });

  it('repeat what the server said as its words, not as ours', () => {
    expect(failureWords(FAILURES.forbidden).reason).toBe('insufficient role');
    expect(failureWords(FAILURES.invalid).reason).toBe('no; body.name: too long');
    expect(failureWords({ kind: 'invalid', reason: null, fields: [] }).reason).toBeNull();
  });

  it('name the host that is missing', () => {
    expect(failureWords(FAILURES['no-host-permission']).title).toBe(
      'The browser has not given access to cloudapi.zenml.io.',
    );
  });
});
