import { useId } from 'preact/hooks';
import { useSaving } from '#components/hooks/use-saving.ts';
import { useWatched } from '#components/hooks/use-watched.ts';
import { NotSaved } from '#components/ui/NotSaved.tsx';
import { Switch } from '#components/ui/Switch.tsx';
import { t } from '#lib/i18n.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { OptionsSection } from './OptionsSection.tsx';
import { useOptionsPlatform } from './options-platform.ts';
import { useControlPlanes } from './use-control-planes.ts';
import { usePolicy } from './use-policy.ts';

/** Read-only or editing, for each control plane, unless an administrator has decided that. */
export function EditingSection({ id }: { id: string }) {
  const controlPlanes = useControlPlanes();
  const { isReadOnly, isBulkOff } = usePolicy();
  const why = useId();
  return (
    <OptionsSection id={id} title={t('editing_title')} help={t('editing_help')}>
      {isReadOnly && (
        <p class="notice note" id={why}>
          {t('policy_read_only')}
        </p>
      )}
      {isBulkOff && !isReadOnly && <p class="notice note">{t('policy_bulk_off')}</p>}
      <ul class="lines">
        {controlPlanes.map((controlPlane) => (
          <EditingLine
            key={controlPlane.id}
            controlPlane={controlPlane}
            forcedBecause={isReadOnly ? why : null}
          />
        ))}
      </ul>
    </OptionsSection>
  );
}

interface LineProps {
  controlPlane: ControlPlane;
  /** The id of the text that says why it is kept off; null: it is not. */
  forcedBecause: string | null;
}

function EditingLine({ controlPlane, forcedBecause }: LineProps) {
  const setting = useOptionsPlatform().editing(controlPlane.id);
  const { save, refusals } = useSaving();
  const isOn = useWatched(setting, false) && forcedBecause === null;
  return (
    <li class="line">
      <span class="name">{controlPlane.name}</span>
      <Switch
        isOn={isOn}
        isDisabled={forcedBecause !== null}
        describedBy={forcedBecause ?? undefined}
        onTurn={(next) => save(setting.write(next))}
        label={t('editing_of', { name: controlPlane.name })}
        word={t(isOn ? 'editing_on' : 'editing_off')}
      />
      <NotSaved refusals={refusals} />
    </li>
  );
}
