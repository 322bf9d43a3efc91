import { t } from '#lib/i18n.ts';
import type { Guard, Plan } from '#lib/model/change/plan.ts';
import type { WorkspaceWord } from '#lib/model/session.ts';
import { GuardItem } from './GuardItem.tsx';
import type { Typed } from './use-typed.ts';

const ORDER: Record<Guard['severity'], number> = { stops: 0, asks: 1, warns: 2 };

/** What speaks against a plan, the gravest first. */
export function GuardList({ plan, word, typed }: { plan: Plan; word: WorkspaceWord; typed: Typed }) {
  if (plan.guards.length === 0) return null;
  const placed = plan.guards.map((guard, place) => ({ guard, place }));
  placed.sort((a, b) => ORDER[a.guard.severity] - ORDER[b.guard.severity]);
  return (
    <ul class="guards" aria-label={t('guards_label')}>
      {placed.map(({ guard, place }) => (
        <GuardItem
          key={place}
          guard={guard}
          steps={plan.steps}
          word={word}
          typed={typed.typed[place] ?? ''}
          onType={(text) => typed.type(place, text)}
        />
      ))}
    </ul>
  );
}
