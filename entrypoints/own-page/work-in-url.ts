import type { ViewState, Work } from '#components/app/platform.ts';

const KINDS = ['review-undo', 'review-rest', 'change'] as const;

/** What is being changed, for the address of the manage page; what no id stands for is left behind. */
export function workQuery({ work }: ViewState): string {
  if (work?.kind === 'journal') return '&work=journal';
  if (work?.kind === 'review-draft') return `&draft=${encodeURIComponent(work.id)}`;
  const kind = KINDS.find((one) => one === work?.kind);
  return kind && work && 'id' in work ? `&work=${kind}&id=${encodeURIComponent(work.id)}` : '';
}

/** What the manage page was opened to change; null: nothing. */
export function workOf(asked: URLSearchParams): Work | null {
  const [draft, work, id] = ['draft', 'work', 'id'].map((name) => asked.get(name));
  if (draft) return { kind: 'review-draft', id: draft };
  if (work === 'journal') return { kind: 'journal' };
  const kind = KINDS.find((one) => one === work);
  return kind && id ? { kind, id } : null;
}
