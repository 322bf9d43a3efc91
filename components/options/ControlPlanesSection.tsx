import { useRef } from 'preact/hooks';
import { t } from '#lib/i18n.ts';
import { AddControlPlane } from './AddControlPlane.tsx';
import { ControlPlaneLine } from './ControlPlaneLine.tsx';
import { OptionsSection } from './OptionsSection.tsx';
import { useOptionsPlatform } from './options-platform.ts';
import { useControlPlanes } from './use-control-planes.ts';
import { usePolicy } from './use-policy.ts';

/** Which control planes there are, and how one is added. */
export function ControlPlanesSection({ id }: { id: string }) {
  const controlPlanes = useControlPlanes();
  const { openedAt } = useOptionsPlatform();
  const isFixed = usePolicy().controlPlanes !== null;
  const list = useRef<HTMLUListElement>(null);
  const address = useRef<HTMLDivElement>(null);

  /** The button that had the focus is gone: it goes to the next line that has one, else to the address of another. */
  function focusBehind(index: number): void {
    if (document.activeElement instanceof HTMLInputElement) return;
    const names = controlPlanes.slice(index + 1).map(({ name }) => t('control_plane_remove', { name }));
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const next = buttons.find(({ textContent }) => names.includes(textContent));
    (next ?? address.current?.querySelector('input'))?.focus();
  }

  return (
    <OptionsSection id={id} title={t('control_planes_title')} help={t('control_planes_help')}>
      {isFixed && <p class="notice note">{t('policy_control_planes')}</p>}
      <ul ref={list} class="lines">
        {controlPlanes.map((controlPlane, index) => (
          <ControlPlaneLine
            key={controlPlane.id}
            controlPlane={controlPlane}
            isFixed={isFixed}
            onRemoved={() => focusBehind(index)}
          />
        ))}
      </ul>
      <div ref={address}>{!isFixed && <AddControlPlane isStart={openedAt === id} />}</div>
    </OptionsSection>
  );
}
