import { useWatched } from '#components/hooks/use-watched.ts';
import { Switch } from '#components/ui/Switch.tsx';
import { t } from '#lib/i18n.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { OptionsSection } from './OptionsSection.tsx';
import { useOptionsPlatform } from './options-platform.ts';
import { useControlPlanes } from './use-control-planes.ts';

/** Read-only or editing, for each control plane. */
export function EditingSection({ id }: { id: string }) {
  const controlPlanes = useControlPlanes();
  return (
    <OptionsSection id={id} title={t('editing_title')} help={t('editing_help')}>
      <ul class="lines">
        {controlPlanes.map((controlPlane) => (
          <EditingLine key={controlPlane.id} controlPlane={controlPlane} />
        ))}
      </ul>
    </OptionsSection>
  );
}

function EditingLine({ controlPlane }: { controlPlane: ControlPlane }) {
  const setting = useOptionsPlatform().editing(controlPlane.id);
  const isOn = useWatched(setting, false);
  return (
    <li class="line">
      <span class="name">{controlPlane.name}</span>
      <Switch
        isOn={isOn}
        onTurn={(next) => void setting.write(next)}
        label={t('editing_of', { name: controlPlane.name })}
        word={t(isOn ? 'editing_on' : 'editing_off')}
      />
    </li>
  );
}
