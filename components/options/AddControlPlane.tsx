import { useId } from 'preact/hooks';
import { Button } from '#components/ui/Button.tsx';
import { type MessageKey, t } from '#lib/i18n.ts';
import { ZENML_STAGING } from '#lib/model/control-plane.ts';
import { AddressField } from './AddressField.tsx';
import { useAddControlPlane } from './use-add-control-plane.ts';
import { useControlPlanes } from './use-control-planes.ts';

/**
 * Adds a control plane: its address, the browser's own question about the host, done. Where the API has an address of its own,
 * that is asked for too. What was typed stays until it is added. `isStart`: what the page was opened for, its field has the focus.
 */
export function AddControlPlane({ isStart }: { isStart: boolean }) {
  const id = useId();
  const { form, isBusy, problem, added, setForm, submit, add } = useAddControlPlane();
  const isStagingKnown = useControlPlanes().some((one) => one.id === ZENML_STAGING.id);
  return (
    <form
      class="draft-form"
      aria-labelledby={`${id}-title`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h3 id={`${id}-title`}>{t('control_plane_add_title')}</h3>
      <AddressField
        label={t('control_plane_dashboard')}
        help={t('control_plane_dashboard_help')}
        value={form.dashboard}
        problem={problem?.field === 'dashboard' ? t(problem.key) : null}
        isStart={isStart}
        onValue={(dashboard) => setForm({ dashboard })}
      />
      {form.isApiAsked && (
        <AddressField
          label={t('control_plane_api')}
          help={t('control_plane_api_help')}
          value={form.api}
          problem={problem?.field === 'api' ? t(problem.key) : null}
          onValue={(api) => setForm({ api })}
        />
      )}
      <div class="actions">
        <button type="submit" class="button primary" aria-busy={isBusy}>
          {t('control_plane_add')}
        </button>
        {!isStagingKnown && (
          <Button onPress={() => add(ZENML_STAGING)}>
            {t('control_plane_add_known', { name: ZENML_STAGING.name })}
          </Button>
        )}
      </div>
      <p role="status">
        {isBusy && t('control_plane_asking')}
        {added && t(ADDED[added.session], { name: added.name })}
      </p>
      {added && added.session !== 'signed-in' && (
        <a class="button" href={added.dashboardOrigin} target="_blank" rel="noreferrer">
          {t('control_plane_open', { name: added.name })}
        </a>
      )}
    </form>
  );
}

const ADDED = {
  'signed-in': 'control_plane_added',
  'signed-out': 'control_plane_added_signed_out',
  unknown: 'control_plane_added_unknown',
} as const satisfies Record<string, MessageKey>;
