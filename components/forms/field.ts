/** What was typed or picked in a form, by the names of its fields. Several picked things are one a line. */
export type Values = Readonly<Record<string, string>>;

/** Something that can be picked. */
export interface Option {
  value: string;
  label: string;
  /** What it is, or what has to be known of it. */
  second?: string;
  /** What stands above it and its neighbours. */
  group?: string;
  /** Shown, and not to be picked. */
  isFixed?: boolean;
}

/**
 * A field of a form. `text`, `email` and `url` are one line, `lines` several; `choice` is a list that opens, `pick` one of
 * many with a filter, `checks` several of many; `flag` is "yes" or empty.
 */
export interface Field {
  name: string;
  kind: 'text' | 'email' | 'url' | 'lines' | 'choice' | 'pick' | 'checks' | 'flag';
  label: string;
  help?: string;
  /** What it holds until somebody changes it. */
  initial: string;
  isRequired?: boolean;
  maxLength?: number;
  /** What can be picked is shown in lines of words under the head of its group. */
  isDense?: boolean;
  /** What can be picked; only of `choice`, `pick` and `checks`. */
  options?: readonly Option[];
  /** What an empty choice is called. */
  none?: string;
  /** Why a value cannot be taken; null when it can. Asked only where something is there. */
  check?: (value: string) => string | null;
}

/** What a form is about, and how it is told from others: `of` are ids, by the names that the form knows them by. */
export interface FormWork {
  form: string;
  of: Readonly<Record<string, string>>;
}

/** What every form of the table in FormView gets. */
export interface SpecProps {
  work: FormWork;
}

/** The text of a field, without the white space around it. */
export const textIn = (values: Values, name: string): string => values[name]?.trim() ?? '';

/** The same, and null for an empty one. */
export const textOrNull = (values: Values, name: string): string | null => textIn(values, name) || null;

/** What was picked of `checks`, and the lines of `lines`: without empty ones. */
export const linesIn = (values: Values, name: string): string[] =>
  (values[name] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const isSet = (values: Values, name: string): boolean => values[name] === 'yes';
