import { useState } from 'preact/hooks';
import type { PlainKey } from '#lib/i18n.ts';
import type { Added } from '#lib/model/added.ts';
import { controlPlaneAt, type Origins } from '#lib/model/control-plane.ts';
import { knownPair, type Pasted, readPasted } from '#lib/model/pasted-address.ts';
import type { Result } from '#lib/model/result.ts';
import { useOptionsPlatform } from './options-platform.ts';

type FieldName = 'dashboard' | 'api';

interface Form {
  dashboard: string;
  api: string;
  /** The API was not found beside the dashboard. */
  isApiAsked: boolean;
}

interface JustAdded {
  name: string;
  dashboardOrigin: string;
  session: 'signed-in' | 'signed-out' | 'unknown';
}

const EMPTY: Form = { dashboard: '', api: '', isApiAsked: false };

const WRONG: Record<Exclude<Pasted['is'], 'origin'>, PlainKey> = {
  nothing: 'control_plane_nothing',
  unreadable: 'control_plane_unreadable',
  'not-https': 'control_plane_not_https',
  private: 'control_plane_private',
};

const REFUSED: Record<Exclude<Added['is'], 'added'>, PlainKey> = {
  'already-there': 'control_plane_already_there',
  'api-taken': 'control_plane_api_taken',
  'no-api': 'control_plane_no_api',
  'not-reached': 'control_plane_not_reached',
  'no-permission': 'control_plane_no_permission',
  administered: 'policy_control_planes',
  'private-window': 'private_window',
};

/** What was typed, what is wrong with it, and what became of adding it. */
export function useAddControlPlane() {
  const platform = useOptionsPlatform();
  const [form, setForm] = useState(EMPTY);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ field: FieldName; key: PlainKey } | null>(null);
  const [added, setAdded] = useState<JustAdded | null>(null);

  /** Null, and says why, when it is no address that can be asked. */
  function read(field: FieldName): string | null {
    const pasted = readPasted(form[field]);
    if (pasted.is === 'origin') return pasted.origin;
    setProblem({ field, key: WRONG[pasted.is] });
    return null;
  }

  /** Has to begin in the person's own click: the browser asks nobody otherwise. */
  function add(origins: Origins): void {
    if (isBusy) return;
    const asking = platform.addControlPlane(origins);
    setBusy(true);
    setProblem(null);
    setAdded(null);
    asking.then(told, () => {
      setBusy(false);
      setProblem({ field: 'dashboard', key: 'control_plane_not_asked' });
    });
    function told(result: Result<Added>) {
      setBusy(false);
      if (!result.ok) return setProblem({ field: 'dashboard', key: 'control_plane_not_reached' });
      if (result.value.is === 'added') {
        const { name, dashboardOrigin } = controlPlaneAt(origins);
        setForm(EMPTY);
        return setAdded({ name, dashboardOrigin, session: result.value.session });
      }
      const isApi = result.value.is === 'no-api';
      if (isApi) setForm((typed) => ({ ...typed, isApiAsked: true }));
      const isOfApi = isApi || (result.value.is === 'api-taken' && form.isApiAsked);
      setProblem({ field: isOfApi ? 'api' : 'dashboard', key: REFUSED[result.value.is] });
    }
  }

  function submit(): void {
    const dashboardOrigin = read('dashboard');
    if (dashboardOrigin === null) return;
    const pair = knownPair(dashboardOrigin);
    const apiOrigin = form.isApiAsked && form.api.trim() !== '' ? read('api') : dashboardOrigin;
    if (pair || apiOrigin !== null) add(pair ?? { dashboardOrigin, apiOrigin: apiOrigin ?? dashboardOrigin });
  }

  return {
    form,
    isBusy,
    problem,
    added,
    setForm: (typed: Partial<Form>) => setForm((before) => ({ ...before, ...typed })),
    submit,
    add,
  };
}
