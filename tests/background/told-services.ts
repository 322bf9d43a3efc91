import type { Services } from '#lib/background/serve.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { ok } from '#lib/model/result.ts';

/** Services that do nothing but tell `onCall` what was asked of them, in words of `Services`, and with what. */
export function toldServices(onCall: (what: keyof Services, inputs: unknown[]) => void): Services {
  const does =
    <Inputs extends unknown[], T>(what: keyof Services, value: T) =>
    async (...inputs: Inputs): Promise<T> => {
      onCall(what, inputs);
      return value;
    };
  return {
    controlPlanes: async () => [ZENML_CLOUD],
    ask: does('ask', null),
    peek: does('peek', null),
    activity: does('activity', { pausedUntil: null, waiting: 0, sent: 0, refused: 0, since: 1 }),
    cancel: does('cancel', undefined),
    pageAccount: does('pageAccount', {
      account: { state: 'unknown' },
      road: { road: 'worker', why: null },
    } as const),
    chooseRoad: does('chooseRoad', true),
    change: does('change', ok(null)),
    own: does('own', ok(null)),
    draft: does('draft', ok(null)),
    controlPlane: does('controlPlane', null),
    openSidebar: does('openSidebar', true),
    openManage: does('openManage', null),
    runParts: does('runParts', true),
  };
}
