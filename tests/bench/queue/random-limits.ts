import type { LimitSpec } from './limits.ts';
import { between, logBetween, pick, seeded } from './random.ts';
import { DIALECTS } from './rate-limit-dialect.ts';
import type { Scenario } from './scenarios.ts';

/** Limits that nobody has tuned to: the workload of 120 distinct requests needs between 1 and 10 windows. */
export function randomLimits(seed: number, count: number): Scenario[] {
  const random = seeded(seed, 'random limits');
  return Array.from({ length: count }, (_, index) => {
    const limit = randomLimit(random);
    const dialect = pick(random, ['full', 'retry-after', 'none'] as const);
    const isShort = limit.kind === 'bucket' || limit.window <= 10_000;
    return {
      name: `R${index}`,
      about: `${describe(limit)}, ${dialect}${limit.refusedCount ? ', refused count' : ''}`,
      spread: isShort ? 10_000 : 60_000,
      server: () => ({ limit, dialect: DIALECTS[dialect] }),
    };
  });
}

function randomLimit(random: () => number): LimitSpec {
  const refusedCount = random() < 0.5;
  const kind = pick(random, ['bucket', 'fixed', 'sliding'] as const);
  if (kind === 'bucket') {
    const perSecond = Math.round(logBetween(random, 1, 50) * 10) / 10;
    const burst = Math.max(1, Math.round(perSecond * between(random, 0.5, 4)));
    return { kind, burst, rates: [{ from: 0, perSecond }], refusedCount };
  }
  const window = Math.round(logBetween(random, 1, 120)) * 1000;
  const quota = Math.ceil(120 / between(random, 1, 10));
  if (kind === 'sliding') return { kind, quota, window, refusedCount };
  return { kind, quota, window, phase: Math.round(random() * window), refusedCount };
}

function describe(limit: LimitSpec): string {
  if (limit.kind === 'bucket') return `bucket ${limit.rates[0]?.perSecond}/s burst ${limit.burst}`;
  const phase = limit.kind === 'fixed' ? ` phase ${limit.phase / 1000} s` : '';
  return `${limit.kind} ${limit.quota} per ${limit.window / 1000} s${phase}`;
}
