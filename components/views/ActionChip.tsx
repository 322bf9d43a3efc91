import { asWords } from '#components/ui/format.ts';
import { Icon } from '#components/ui/Icon.tsx';
import { VERDICTS } from '#components/ui/verdict-words.ts';
import { t } from '#lib/i18n.ts';
import type { ActionVerdict } from '#lib/model/access.ts';

/** One action with its verdict, which a screen reader gets as one phrase. */
export function ActionChip({ action: { action, resourceType, verdict } }: { action: ActionVerdict }) {
  const { word, icon, tone } = VERDICTS[verdict];
  const type = resourceType === '*' ? t('anything') : asWords(resourceType);
  const phrase = t('verdict_of_action', { action: asWords(action), type, verdict: t(word) });
  return (
    <span class={`chip ${tone}`} role="img" aria-label={phrase} title={phrase}>
      <Icon name={icon} />
      {asWords(action)}
    </span>
  );
}
