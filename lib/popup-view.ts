import { asRecord, isRecord } from './model/is-record.ts';
import { parseQuestion, type Question } from './question.ts';

const TABS = ['here', 'workspaces', 'organizations', 'people', 'permissions'] as const;

/** What the popup showed: enough to come back to it. */
export interface PopupView {
  place: string;
  tab: (typeof TABS)[number];
  search: string;
  /** What was asked about the place. */
  question: Question;
  /** Whose people were shown. */
  organizationId?: string;
  /** The form that was open: what was typed into it is kept by itself. */
  work: { kind: 'form'; form: string; of: Record<string, string> } | null;
}

/** What was stored of it. Undefined: nothing that can be shown. */
export function parsePopupView(stored: unknown): PopupView | undefined {
  const view = asRecord(stored);
  const tab = TABS.find((name) => name === view.tab);
  if (!tab || typeof view.place !== 'string' || typeof view.search !== 'string') return undefined;
  const { place, search, organizationId } = view;
  return {
    place,
    tab,
    search,
    question: parseQuestion(view.question) ?? 'can',
    work: formOf(view.work),
    ...(typeof organizationId === 'string' && { organizationId }),
  };
}

/** An open form, by name and ids; null: none was. */
function formOf(stored: unknown): PopupView['work'] {
  const work = asRecord(stored);
  if (work.kind !== 'form' || typeof work.form !== 'string' || !isRecord(work.of)) return null;
  const ids = Object.entries(work.of).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return { kind: 'form', form: work.form, of: Object.fromEntries(ids) };
}
