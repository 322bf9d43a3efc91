import { Requests } from '#components/views/Requests.tsx';
import { t } from '#lib/i18n.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import type { Activity } from '#lib/protocol.ts';

interface Props {
  controlPlanes: readonly ControlPlane[];
  /** What the request queue of a control plane does; null when the worker does not say. */
  activity: (controlPlaneId: string) => Promise<Activity | null>;
  /** Calls back when it may have changed; answers the function that stops it. */
  onChanged: (listener: () => void) => () => void;
}

/** The options page. */
export function Options({ controlPlanes, activity, onChanged }: Props) {
  return (
    <main class="app options">
      <h1>{t('extension_name')}</h1>
      <section aria-labelledby="requests">
        <h2 id="requests">{t('requests_title')}</h2>
        <p class="second">{t('requests_help')}</p>
        {controlPlanes.map((controlPlane) => (
          <Requests
            key={controlPlane.id}
            controlPlane={controlPlane}
            activity={activity}
            onChanged={onChanged}
          />
        ))}
      </section>
    </main>
  );
}
