import { useState } from 'preact/hooks';
import { Button } from '#components/ui/Button.tsx';
import { Empty } from '#components/ui/Empty.tsx';
import { number } from '#components/ui/format.ts';
import { Section } from '#components/ui/Section.tsx';
import { plural, t } from '#lib/i18n.ts';
import type { Evidence } from '#lib/model/permissions/evidence.ts';
import { type AccessFilter, ALL_ACCESS } from '#lib/model/permissions/filter-access.ts';
import { relevantGaps } from '#lib/model/permissions/relevant-gaps.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import type { ResolvedPlace } from '#lib/protocol.ts';
import { AccessCopy } from './AccessCopy.tsx';
import { AccessFilters } from './AccessFilters.tsx';
import { AccessList } from './AccessList.tsx';
import { AccessNotes } from './AccessNotes.tsx';
import { AccessOfOne } from './AccessOfOne.tsx';
import { AccessProgress } from './AccessProgress.tsx';
import { useAccessExport } from './use-access-export.ts';
import { useActions, useWho } from './use-who.ts';

interface Props {
  evidence: Evidence;
  where: ResolvedPlace;
  updatedAt: number | null;
  onRetry: () => void;
}

/** Who has access to a place, narrowed down, and one of them in full. */
export function AccessHere({ evidence, where, updatedAt, onRetry }: Props) {
  const [filter, setFilter] = useState<AccessFilter>(ALL_ACCESS);
  const [asked, setAsked] = useState<Permission | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const [returnTo, setReturnTo] = useState<string | null>(null);
  const actions = useActions(evidence, where);
  const who = useWho(evidence, where, asked, filter);
  const unread = relevantGaps(evidence, where, asked);
  const makeExport = useAccessExport({ evidence, where, updatedAt, asked, who, unread });
  const organizationId = evidence.organization.id;
  const one = [...who.all.rows, ...who.all.unsure].find(({ principal }) => principal.id === opened);
  if (one) {
    return (
      <AccessOfOne
        row={one}
        where={where}
        organizationId={organizationId}
        onBack={() => {
          setReturnTo(opened);
          setOpened(null);
        }}
      />
    );
  }
  const total = who.all.rows.length;
  const title = t(asked ? 'who_title_action' : 'who_title');
  const isFiltered = filter !== ALL_ACCESS && who.rows.length < total;
  const list = {
    where,
    returnTo,
    onOpen: ({ principal }: { principal: { id: string } }) => setOpened(principal.id),
  };
  return (
    <>
      <AccessProgress evidence={evidence} />
      <AccessFilters
        filter={filter}
        onFilter={setFilter}
        counts={who}
        actions={actions}
        asked={asked}
        onAsk={setAsked}
      />
      <Section
        title={title}
        aside={
          <span class="second" role="status">
            {isFiltered
              ? t('who_of', { shown: number(who.rows.length), total: number(total) })
              : plural('who_found', total)}
          </span>
        }
      >
        {who.rows.length > 0 && <AccessList label={title} rows={who.rows} {...list} />}
        {who.rows.length === 0 && total > 0 && (
          <Empty text={t('who_none_fits')}>
            <Button onPress={() => setFilter(ALL_ACCESS)}>{t('who_show_all')}</Button>
          </Empty>
        )}
        {total === 0 && (
          <p class="lead second">
            {t(!evidence.complete ? 'who_none_yet' : asked ? 'who_none_action' : 'who_none')}
          </p>
        )}
      </Section>
      {evidence.complete && who.all.unsure.length > 0 && (
        <Section title={t('who_unsure')} aside={<span class="second">{number(who.all.unsure.length)}</span>}>
          <p class="lead second">{t('who_unsure_help')}</p>
          <AccessList label={t('who_unsure')} rows={who.all.unsure} {...list} />
        </Section>
      )}
      <AccessNotes evidence={evidence} where={where} unread={unread} onRetry={onRetry} />
      {evidence.complete && <AccessCopy make={makeExport} />}
    </>
  );
}
