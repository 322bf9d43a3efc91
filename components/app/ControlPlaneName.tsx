import { t } from '#lib/i18n.ts';
import { usePlatform } from './platform-context.ts';

/** Which control plane is asked; where several are known and the page belongs to none, the choice of them. */
export function ControlPlaneName() {
  const { controlPlane, controlPlanes, switchControlPlane } = usePlatform();
  if (!switchControlPlane || controlPlanes.length < 2) return <>{controlPlane.name}</>;
  return (
    <select
      class="control-plane"
      aria-label={t('control_plane_name')}
      value={controlPlane.id}
      onChange={({ currentTarget: { value } }) => switchControlPlane(value)}
    >
      {controlPlanes.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
