import { type ControlPlane, controlPlaneAt, eachOnce, isHttpsOrigin, ZENML_CLOUD } from './control-plane.ts';

/** What an administrator has decided for everybody who uses this browser (docs/POLICY.md). */
export interface Policy {
  /** Nothing may be changed, on any control plane. */
  isReadOnly: boolean;
  /** The only control planes that there are; null: people add and remove them. */
  controlPlanes: readonly ControlPlane[] | null;
  /** One change at a time: a plan of several is refused. */
  isBulkOff: boolean;
}

/** What goes where nobody has decided anything. */
export const NO_POLICY: Policy = { isReadOnly: false, controlPlanes: null, isBulkOff: false };

/**
 * Reads what the browser holds as its managed policy. Chromium has checked it against `managed-schema.json`; Firefox checks nothing. What
 * cannot be read is taken for the stricter: a switch that says anything but `false` is on, and of a list what names no
 * control plane is left out, so that a slip of the pen lets nobody add one; a list that names none stands for ZenML's own.
 */
export function parsePolicy(stored: Readonly<Record<string, unknown>>): Policy {
  const { readOnly, bulkOff, controlPlanes } = stored;
  return {
    isReadOnly: isOn(readOnly),
    isBulkOff: isOn(bulkOff),
    controlPlanes:
      controlPlanes === undefined || controlPlanes === null ? null : parseControlPlanes(controlPlanes),
  };
}

const isOn = (value: unknown): boolean => value !== undefined && value !== null && value !== false;

/** Each dashboard and each API once. Who gives no API has it at the dashboard's own origin, as self-hosted control planes do. */
function parseControlPlanes(listed: unknown): ControlPlane[] {
  const all = (Array.isArray(listed) ? listed : []).flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null) return [];
    const { dashboardOrigin, apiOrigin } = one as { dashboardOrigin?: unknown; apiOrigin?: unknown };
    const dashboard = httpsOrigin(dashboardOrigin);
    const api = apiOrigin === undefined ? dashboard : httpsOrigin(apiOrigin);
    return dashboard && api ? [controlPlaneAt({ dashboardOrigin: dashboard, apiOrigin: api })] : [];
  });
  const each = eachOnce(all);
  return each.length > 0 ? each : [ZENML_CLOUD];
}

/** The origin that an administrator wrote, with or without a slash at its end; null: it is none, or more than one. */
function httpsOrigin(value: unknown): string | null {
  if (typeof value !== 'string' || !URL.canParse(value)) return null;
  const { origin, href } = new URL(value);
  return href === `${origin}/` && isHttpsOrigin(origin) ? origin : null;
}
