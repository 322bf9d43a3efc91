import type { Work } from '#components/app/view-state.ts';
import { ERROR } from '#components/forms/draft-key.ts';

type FormWork = Extract<Work, { kind: 'form' }>;

/**
 * The form that is open, or that what is reviewed came from, by name and ids: enough to open it elsewhere or later, with what was
 * typed. What ZenML said of its fields is left behind. Null: there is none.
 */
export function keptForm(work: Work | null): FormWork | null {
  if (work?.kind === 'review') return work.from ? keptForm(work.from) : null;
  if (work?.kind !== 'form') return null;
  const ids = Object.entries(work.of).filter(([name]) => !name.startsWith(ERROR));
  return { kind: 'form', form: work.form, of: Object.fromEntries(ids) };
}
