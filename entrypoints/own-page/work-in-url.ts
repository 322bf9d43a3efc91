import type { ViewState, Work } from '#components/app/view-state.ts';
import { keptForm } from './kept-form.ts';

/** What the ids of a form are called in an address. */
const OF = 'of.';

const KINDS = ['review-undo', 'review-rest', 'change'] as const;

/** What is being changed, for the address of the manage page; what no id stands for is left behind. */
export function workQuery({ work }: ViewState): string {
  if (work?.kind === 'journal') return '&work=journal';
  if (work?.kind === 'review-draft') return `&draft=${encodeURIComponent(work.id)}`;
  const form = keptForm(work);
  if (form) {
    const ids = Object.entries(form.of).map(([name, id]) => [`${OF}${name}`, id]);
    return `&${new URLSearchParams([['form', form.form], ...ids])}`;
  }
  const kind = KINDS.find((one) => one === work?.kind);
  return kind && work && 'id' in work ? `&work=${kind}&id=${encodeURIComponent(work.id)}` : '';
}

/** What the manage page was opened to change; null: nothing. */
export function workOf(asked: URLSearchParams): Work | null {
  const [draft, work, id] = ['draft', 'work', 'id'].map((name) => asked.get(name));
  if (draft) return { kind: 'review-draft', id: draft };
  const form = asked.get('form');
  if (form) {
    const ids = [...asked].flatMap(([name, value]) =>
      name.startsWith(OF) ? [[name.slice(OF.length), value]] : [],
    );
    return { kind: 'form', form, of: Object.fromEntries(ids) };
  }
  if (work === 'journal') return { kind: 'journal' };
  const kind = KINDS.find((one) => one === work);
  return kind && id ? { kind, id } : null;
}
