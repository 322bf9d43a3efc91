import { Icon } from '#components/ui/Icon.tsx';
import { plural, t } from '#lib/i18n.ts';

/** A list before and after, as what is added and what is removed; what stays is counted, and one press away. */
export function ListDifference({ before, after }: { before: readonly string[]; after: readonly string[] }) {
  const was = new Set(before);
  const will = new Set(after);
  const added = after.filter((one) => !was.has(one));
  const removed = before.filter((one) => !will.has(one));
  const kept = before.filter((one) => will.has(one));
  return (
    <>
      <Part label={t('change_added')} icon="plus" tone="good" items={added} />
      <Part label={t('change_removed')} icon="minus" tone="bad" items={removed} />
      {kept.length > 0 && (
        <details>
          <summary>{plural('change_kept', kept.length)}</summary>
          <Part label={t('change_stays')} icon="equal" tone="plain" items={kept} />
        </details>
      )}
      {added.length + removed.length + kept.length === 0 && (
        <span class="second">{t('change_value_nothing')}</span>
      )}
    </>
  );
}

interface PartProps {
  label: string;
  icon: 'plus' | 'minus' | 'equal';
  tone: 'good' | 'bad' | 'plain';
  items: readonly string[];
}

function Part({ label, icon, tone, items }: PartProps) {
  if (items.length === 0) return null;
  return (
    <ul class={`parts ${tone}`} aria-label={label}>
      {items.map((item) => (
        <li key={item}>
          <Icon name={icon} />
          <span>{item}</span>
        </li>
      ))}
    </ul>
  );
}
