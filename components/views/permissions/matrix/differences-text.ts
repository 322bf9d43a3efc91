import { number } from '#components/ui/format.ts';
import { t } from '#lib/i18n.ts';
import type { Difference } from '#lib/model/permissions/compare.ts';
import type { Decision } from '#lib/model/permissions/decision.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import { differenceWords } from './cell-words.ts';

/** What two matrices differ in. */
export interface Differences {
  title: string;
  counts: readonly { of: Difference; count: number }[];
  /** What is gained or lost. */
  differences: readonly {
    permission: Permission;
    difference: Difference;
    before: Decision;
    after: Decision;
  }[];
}

/** The differences as lines for people: what is compared, the sum, and each with what gives it. */
export function differencesText({ title, counts, differences }: Differences): string {
  const count = (of: Difference) => number(counts.find((one) => one.of === of)?.count ?? 0);
  const sum = t('difference_sum', {
    gained: count('gained'),
    lost: count('lost'),
    same: count('same'),
    unsure: count('unsure'),
  });
  const lines = differences.map(({ permission, difference, before, after }) => {
    const { name } = differenceWords(permission, difference, before, after);
    return `${difference === 'gained' ? '+' : '−'} ${name}`;
  });
  return [title, sum, ...lines].join('\n');
}

/** The same for machines. */
export function differencesJson({ title, counts, differences }: Differences): string {
  const said = {
    title,
    counts: Object.fromEntries(counts.map(({ of, count }) => [of, count])),
    differences: differences.map(({ permission: { resourceType, action }, difference, before, after }) => ({
      resourceType,
      action,
      difference,
      before: before.verdict,
      after: after.verdict,
    })),
  };
  return JSON.stringify(said, null, 2);
}
