import type { Work } from '#components/app/view-state.ts';
import { FormView } from '#components/forms/FormView.tsx';
import { ChangeProgress } from './ChangeProgress.tsx';
import { Journal } from './Journal.tsx';
import { ReviewChange } from './ReviewChange.tsx';

/** What is being changed: a form, a plan to look at, a change under way, or all changes so far. */
export function WorkView({ work }: { work: Work }) {
  switch (work.kind) {
    case 'review':
    case 'review-draft':
    case 'review-undo':
    case 'review-rest':
      return <ReviewChange work={work} />;
    case 'change':
      return <ChangeProgress id={work.id} />;
    case 'journal':
      return <Journal />;
    case 'form':
      return <FormView form={work.form} of={work.of} />;
  }
}
