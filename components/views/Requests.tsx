import { useEffect, useReducer, useState } from 'preact/hooks';
import { Field, Fields } from '#components/ui/Fields.tsx';
import { clock, exactClock, number } from '#components/ui/format.ts';
import { Section } from '#components/ui/Section.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { type PlainKey, t } from '#lib/i18n.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import type { Activity } from '#lib/protocol.ts';

/** The worker's clock may be a little behind. */
const SOON_MS = 250;

/** By which road it is asked, and why when it is not the usual one. */
const ROAD = {
  worker: 'road_worker',
  'signed-in-page-only': 'road_page_only',
  chosen: 'road_chosen',
  'origin-refused': 'road_origin',
} as const satisfies Record<string, PlainKey>;

interface Props {
  controlPlane: ControlPlane;
  activity: (controlPlaneId: string) => Promise<Activity | null>;
  onChanged: (listener: () => void) => () => void;
}

/** How often one control plane was asked, and what it does about it now. */
export function Requests({ controlPlane, activity, onChanged }: Props) {
  const known = useNumbers(controlPlane.id, activity, onChanged);
  if (known === undefined) return <Skeleton rows={4} isTwoLine={false} />;
  return (
    <Section title={controlPlane.name} aside={known?.pausedUntil && <Paused until={known.pausedUntil} />}>
      {known?.road && <p class="lead second">{t(ROAD[known.road.why ?? 'worker'])}</p>}
      {known ? (
        <Fields isNumbers>
          <Field name={t('requests_sent', { time: clock(known.since) })}>{number(known.sent)}</Field>
          <Field name={t('requests_refused')}>{number(known.refused)}</Field>
          <Field name={t('requests_waiting')}>{number(known.waiting)}</Field>
        </Fields>
      ) : (
        <p class="lead second">{t('requests_unknown')}</p>
      )}
    </Section>
  );
}

const Paused = ({ until }: { until: number }) => (
  <Tag tone="unsure" icon="paused">
    {t('requests_paused', { time: exactClock(until) })}
  </Tag>
);

/** Looks when it is opened, when something changed, and once when a pause is over; undefined before the first look. */
function useNumbers(
  id: string,
  activity: Props['activity'],
  onChanged: Props['onChanged'],
): Activity | null | undefined {
  const [known, setKnown] = useState<Activity | null | undefined>();
  const [turn, look] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let isStopped = false;
    void activity(id).then((next) => isStopped || setKnown(next));
    return () => {
      isStopped = true;
    };
  }, [id, activity, turn]);
  useEffect(() => onChanged(() => look(undefined)), [onChanged]);
  const until = known?.pausedUntil ?? null;
  useEffect(() => {
    if (until === null) return;
    const timer = setTimeout(() => look(undefined), Math.max(0, until - Date.now()) + SOON_MS);
    return () => clearTimeout(timer);
  }, [until]);
  return known;
}
