import type { FormName } from '#components/forms/FormView.tsx';
import { renderApp } from '../render-app.tsx';

/** A form as a person who may edit meets it. */
export const renderForm = (
  form: FormName,
  of: Record<string, string> = {},
  options: Parameters<typeof renderApp>[0] = {},
) => renderApp({ isEditing: true, ...options }, { tab: 'people', work: { kind: 'form', form, of } });

/** With the switch on. */
export const whileEditing = {
  editing: { read: async () => true, write: null, watch: () => () => undefined },
};
