import { useEffect, useRef } from 'preact/hooks';
import { useAnnounce } from '#components/hooks/use-announce.ts';
import { t } from '#lib/i18n.ts';
import type { ChangeStatus } from '#lib/model/change/change-status.ts';
import { CHANGE_STATES } from './state-words.ts';
import { tallyText } from './tally.ts';

/** Says to screen readers when a change pauses, goes on or is over; not each of hundreds of steps. */
export function useChangeNews(status: ChangeStatus | null): void {
  const announce = useAnnounce();
  const said = useRef<string | null>(null);
  useEffect(() => {
    if (!status || status.state === said.current) return;
    said.current = status.state;
    announce(t('change_news', { state: t(CHANGE_STATES[status.state]), counts: tallyText(status.steps) }));
  }, [status, announce]);
}
