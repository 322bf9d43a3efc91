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

const WHY_KEPT: Record<Exclude<Removed['is'], 'removed' | 'busy'>, PlainKey> = {
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
  /** A change there is not over; to be rid of the control plane all the same is asked for by itself. */
  const [isBusy, setBusy] = useState(false);
  const doIt = isBusy ? t('control_plane_give_up') : t('control_plane_remove_now');

  async function remove(): Promise<void> {
    setStep('removing');
    const removed = await platform.removeControlPlane(id, isBusy);
    const is = removed.ok ? removed.value.is : null;
    if (is === 'busy') {
      focusNext(t('control_plane_keep'));
      setBusy(true);
      setStep('asked');
      return;
    }
    // The line goes with the control plane; it stays where that stays.
    if (is === 'removed') onRemoved();
    else focusNext(t('control_plane_remove', { name }));
    leaveIt();
    if (is === null) setProblem('control_plane_not_removed');
    else setProblem(is === 'removed' ? null : WHY_KEPT[is]);
  }
  function leaveIt(): void {
    setStep('none');
    setBusy(false);
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
          {isBusy && <p role="alert">{t('control_plane_busy')}</p>}
          <p>{isBusy ? t('control_plane_give_up_help') : t('control_plane_remove_help', { name })}</p>
          <span class="actions">
            <Button isBusy={step === 'removing'} onPress={() => void remove()}>
              {doIt}
            </Button>
            <Button
              onPress={() => {
                focusNext(t('control_plane_remove', { name }));
                leaveIt();
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
