import { t } from '#lib/i18n.ts';
import { CopyButton } from './CopyButton.tsx';
import { shortId } from './format.ts';

/** An id: shown short, copied whole. `of` says whose it is. */
export function Id({ id, of }: { id: string; of: string }) {
  return (
    <span class="with-button">
      <code title={id}>{shortId(id)}</code>
      <CopyButton value={id} label={t('copy_id_of', { name: of })} />
    </span>
  );
}
