import { useEffect, useState } from 'preact/hooks';
import { useAnnounceOnce } from '#components/hooks/use-announce-once.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import type { IconName } from '#components/ui/Icon.tsx';
import { Tag, type Tone } from '#components/ui/Tag.tsx';
import { versionText } from '#components/ui/version-text.ts';
import { WorkspaceStatus } from '#components/ui/WorkspaceStatus.tsx';
import { type PlainKey, t } from '#lib/i18n.ts';
import { type Arrival as Arrived, arrivalOf, isFollowed, type Wish } from '#lib/model/arrival.ts';

/** So often a workspace on its way is looked at, in ms. */
const LOOK_EVERY_MS = 10_000;

const WORDS: Record<Arrived, PlainKey> = {
  'under-way': 'arrival_under_way',
  arrived: 'arrival_arrived',
  failed: 'arrival_failed',
  'timed-out': 'arrival_timed_out',
};

const LOOKS: Record<Arrived, { tone: Tone; icon: IconName }> = {
  'under-way': { tone: 'unsure', icon: 'pending' },
  arrived: { tone: 'good', icon: 'check' },
  failed: { tone: 'bad', icon: 'cross' },
  'timed-out': { tone: 'unsure', icon: 'warning' },
};

interface Props {
  workspaceId: string;
  wish: Wish;
  /** Epoch ms. */
  wishedAt: number;
}

/** Follows a workspace until it is what was wished for, failed, or 10 minutes are over. */
export function Arrival({ workspaceId, wish, wishedAt }: Props) {
  // Long after, what the workspace does is no longer the doing of this change.
  const [isRecent] = useState(() => isFollowed(wishedAt, Date.now()));
  return isRecent ? <Followed workspaceId={workspaceId} wish={wish} wishedAt={wishedAt} /> : null;
}

function Followed({ workspaceId, wish, wishedAt }: Props) {
  const { data, failure, refetch, isFetching } = useQuery('workspace', { workspace: workspaceId });
  const arrival = data && arrivalOf(data, wish, wishedAt, Date.now());
  const isUnderWay = arrival === null || arrival === 'under-way';
  useEffect(() => {
    if (!isUnderWay || isFetching) return;
    const timer = setTimeout(refetch, LOOK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [isUnderWay, isFetching, refetch]);
  useAnnounceOnce(arrival && !isUnderWay ? t(WORDS[arrival]) : null);
  if (!data || arrival === null) {
    return <p class="second">{t(failure ? 'arrival_unread' : 'arrival_asking')}</p>;
  }
  const version = 'version' in wish ? versionText(data) : null;
  return (
    <div class="arrival">
      <Tag {...LOOKS[arrival]}>{t(WORDS[arrival])}</Tag>
      {(isUnderWay || arrival === 'timed-out') && <WorkspaceStatus status={data.status} />}
      {version && <span class="second">{version}</span>}
      {arrival === 'failed' && data.stateReason && (
        <p class="second said">{t('zenml_says', { reason: data.stateReason })}</p>
      )}
    </div>
  );
}
