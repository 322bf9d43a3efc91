import { useState } from 'preact/hooks';
import { useNextFocus } from '#components/hooks/use-next-focus.ts';
import { useWatched } from '#components/hooks/use-watched.ts';
import { Button } from '#components/ui/Button.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { type PlainKey, t } from '#lib/i18n.ts';
import type { Removed } from '#lib/model/added.ts';
import { type ControlPlane, ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { useOptionsPlatform } from './options-platform.ts';

interface Props {
  controlPlane: ControlPlane;
  /** An administrator has fixed which there are. */
  isFixed: boolean;
  /** It is removed; its buttons are gone. */
  onRemoved: () => void;
}

const WHY_KEPT: Record<Exclude<Removed['is'], 'removed'>, PlainKey> = {
  busy: 'control_plane_busy',
  administered: 'policy_control_planes',
  'private-window': 'private_window',
};

/** One control plane: whether it may be asked, and the way to be rid of it. */
export function ControlPlaneLine({ controlPlane, isFixed, onRemoved }: Props) {
  const { id, name, apiOrigin } = controlPlane;
  const platform = useOptionsPlatform();
  const hasAccess = useWatched(platform.access(controlPlane), true);
  const { root, focusNext } = useNextFocus<HTMLLIElement>();
  const [step, setStep] = useState<'none' | 'asked' | 'removing'>('none');
  const [problem, setProblem] = useState<PlainKey | null>(null);

  async function remove(): Promise<void> {
    setStep('removing');
    const removed = await platform.removeControlPlane(id);
    // The line goes with the control plane; it stays where that stays.
    if (removed.ok && removed.value.is === 'removed') onRemoved();
    else focusNext(t('control_plane_remove', { name }));
    setStep('none');
    setProblem(
      !removed.ok
        ? 'control_plane_not_removed'
        : removed.value.is === 'removed'
          ? null
          : WHY_KEPT[removed.value.is],
    );
  }

  return (
    <li ref={root} class="line">
      <span class="name">{name}</span>
      <span class="second">{apiOrigin}</span>
      {!hasAccess && (
        <span class="actions">
          <Tag tone="unsure" icon="cross">
            {t('control_plane_no_access')}
          </Tag>
          <Button onPress={() => void platform.requestAccess(controlPlane)}>
            {t('grant_access', { host: name })}
          </Button>
        </span>
      )}
      {id !== ZENML_CLOUD.id && !isFixed && step === 'none' && (
        <Button
          onPress={() => {
            focusNext(t('control_plane_keep'));
            setStep('asked');
          }}
        >
          {t('control_plane_remove', { name })}
        </Button>
      )}
      {step !== 'none' && (
        <fieldset class="notice note">
          <legend class="sr">{t('control_plane_remove', { name })}</legend>
          <p>{t('control_plane_remove_help', { name })}</p>
          <span class="actions">
            <Button isBusy={step === 'removing'} onPress={() => void remove()}>
              {t('control_plane_remove_now')}
            </Button>
            <Button
              onPress={() => {
                focusNext(t('control_plane_remove', { name }));
                setStep('none');
              }}
            >
              {t('control_plane_keep')}
            </Button>
          </span>
        </fieldset>
      )}
      <span role="status">{problem && t(problem)}</span>
    </li>
  );
}
