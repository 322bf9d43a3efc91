import { t } from '#lib/i18n.ts';
import { OptionsSection } from './OptionsSection.tsx';
import { useControlPlanes } from './use-control-planes.ts';
import { usePolicy } from './use-policy.ts';

/** Which control planes there are. */
export function ControlPlanesSection({ id }: { id: string }) {
  const controlPlanes = useControlPlanes();
  const isFixed = usePolicy().controlPlanes !== null;
  return (
    <OptionsSection id={id} title={t('control_planes_title')} help={t('control_planes_help')}>
      {isFixed && <p class="notice note">{t('policy_control_planes')}</p>}
      <ul class="lines">
        {controlPlanes.map(({ id: of, name, apiOrigin }) => (
          <li key={of} class="line">
            <span class="name">{name}</span>
            <span class="second">{apiOrigin}</span>
          </li>
        ))}
      </ul>
    </OptionsSection>
  );
}
