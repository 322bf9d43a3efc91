import { useAnnounceOnce } from '#components/hooks/use-announce-once.ts';
import { Button } from '#components/ui/Button.tsx';
import { Empty } from '#components/ui/Empty.tsx';
import { number } from '#components/ui/format.ts';
import { Section } from '#components/ui/Section.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { plural, t } from '#lib/i18n.ts';
import type { Whereabouts } from '#lib/model/permissions/target.ts';
import { AccessList } from './AccessList.tsx';
import type { Who } from './use-who.ts';

interface Props {
  /** Null until it is worked out. */
  who: Who | null;
  where: Whereabouts;
  /** It is about one action. */
  isAsked: boolean;
  /** All that could be read was. */
  isWhole: boolean;
  returnTo: string | null;
  onOpen: (id: string) => void;
  onShowAll: () => void;
}

/** Those who have access, and apart those of whom it is not known. */
export function AccessFound({ who, where, isAsked, isWhole, returnTo, onOpen, onShowAll }: Props) {
  const found = who && plural(isAsked ? 'who_may' : 'who_found', who.all.rows.length);
  useAnnounceOnce(isWhole ? found : null);
  const title = t(isAsked ? 'who_title_action' : 'who_title');
  if (!who) {
    return (
      <Section title={title}>
        <Skeleton rows={6} />
      </Section>
    );
  }
  const { rows, all, unsure, ifOwner } = who;
  const list = { where, returnTo, onOpen };
  const total = all.rows.length;
  return (
    <>
      <Section
        title={title}
        aside={
          // What grows by itself while it is read is not announced; what a filter leaves is.
          <span class="second" {...(isWhole && { role: 'status' })}>
            {rows.length < total ? t('who_of', { shown: number(rows.length), total: number(total) }) : found}
          </span>
        }
      >
        <p class="basis second">{t('basis_roles')}</p>
        {rows.length > 0 ? (
          <AccessList label={title} rows={rows} {...list} />
        ) : total > 0 ? (
          <Empty text={t('who_none_fits')}>
            <Button onPress={onShowAll}>{t('who_show_all')}</Button>
          </Empty>
        ) : (
          <p class="lead second">
            {t(isWhole ? (isAsked ? 'who_none_action' : 'who_none') : 'who_none_yet')}
          </p>
        )}
      </Section>
      {/* While roles are read, of nobody it is known that they may not. */}
      {isWhole && unsure.length > 0 && (
        <Section title={t('who_unsure')} aside={<span class="second">{number(unsure.length)}</span>}>
          <p class="lead second">{t('who_unsure_help')}</p>
          <AccessList label={t('who_unsure')} rows={unsure} {...list} />
        </Section>
      )}
      {isWhole && ifOwner.length > 0 && (
        <details class="who-more">
          <summary>{plural('who_if_owner', ifOwner.length)}</summary>
          <p class="second">{t('who_if_owner_help')}</p>
          <AccessList label={plural('who_if_owner', ifOwner.length)} rows={ifOwner} {...list} />
        </details>
      )}
    </>
  );
}
