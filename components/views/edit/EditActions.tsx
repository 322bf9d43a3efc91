import type { ComponentChildren } from 'preact';
import { useEditing } from '#components/hooks/use-editing.ts';
import { t } from '#lib/i18n.ts';

/** What can be changed here; nothing at all while editing is off. */
export function EditActions({ children }: { children: ComponentChildren }) {
  const { isOn, isBulkOff } = useEditing();
  if (!isOn) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div class="actions edit-actions" role="group" aria-label={t('edit_actions')}>
      {children}
      {isBulkOff && <p class="second">{t('policy_bulk_off')}</p>}
    </div>
  );
}
