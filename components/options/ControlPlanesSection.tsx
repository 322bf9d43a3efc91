import { t } from '#lib/i18n.ts';
import { AddControlPlane } from './AddControlPlane.tsx';
import { ControlPlaneLine } from './ControlPlaneLine.tsx';
import { OptionsSection } from './OptionsSection.tsx';
import { useControlPlanes } from './use-control-planes.ts';
import { usePolicy } from './use-policy.ts';

/** Which control planes there are, and how one is added. */
export function ControlPlanesSection({ id }: { id: string }) {
  const controlPlanes = useControlPlanes();
  const isFixed = usePolicy().controlPlanes !== null;
  return (
    <OptionsSection id={id} title={t('control_planes_title')} help={t('control_planes_help')}>
      {isFixed && <p class="notice note">{t('policy_control_planes')}</p>}
      <ul class="lines">
        {controlPlanes.map((controlPlane) => (
          <ControlPlaneLine key={controlPlane.id} controlPlane={controlPlane} isFixed={isFixed} />
        ))}
      </ul>
      {!isFixed && <AddControlPlane />}
    </OptionsSection>
  );
}
