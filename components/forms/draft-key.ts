import { stableJson } from '#lib/model/stable-json.ts';
import type { FormWork } from './field.ts';

/** The mark of what a form is told about its fields, which is no part of what it is about. */
export const ERROR = 'error.';

/** The key by which what is typed into a form is kept. */
export const draftKey = ({ form, of }: FormWork): string =>
  `${form} ${stableJson(Object.fromEntries(Object.entries(of).filter(([name]) => !name.startsWith(ERROR))))}`;

/** What ZenML said of fields when it refused what was sent, by their names. */
export const errorsFromZenml = ({ of }: FormWork): Record<string, string> =>
  Object.fromEntries(
    Object.entries(of).flatMap(([name, said]) =>
      name.startsWith(ERROR) ? [[name.slice(ERROR.length), said]] : [],
    ),
  );
