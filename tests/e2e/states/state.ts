import type { FaultSpec } from '../../control-plane/faults/fault-spec.ts';
import type { Settings } from '../../control-plane/settings.ts';
import type { ControlPlane } from '../../control-plane/start-control-plane.ts';
import type { Extension } from '../harness/launch-extension.ts';
import type { Asked, Surface, SurfaceName } from '../harness/surfaces.ts';

export type Reach = (surface: Surface, extension: Extension) => Promise<unknown>;

/** A view in one of its states: how it is reached, and what tells that it is there. */
export interface State {
  name: string;
  /** What only this state shows. It has to be on screen before axe looks, and still be there afterwards. */
  sees: string | RegExp | (string | RegExp)[];
  /** Who is signed in, the administrator unless said otherwise; nobody when null. */
  as?: string | null;
  /** The dashboard's page. */
  path?: string | ((controlPlane: ControlPlane) => string);
  settings?: Partial<Settings>;
  /** What goes wrong from the first question of the view on. */
  faults?: FaultSpec | FaultSpec[];
  asked?(controlPlane: ControlPlane): Asked;
  before?(extension: Extension): Promise<void>;
  reach?: Reach;
  after?(extension: Extension): Promise<void>;
  /** Where it can be reached, or where it differs from its neighbours by more than words. */
  on?: readonly SurfaceName[];
  /** Something stays on its way for as long as the state lasts. */
  isOnItsWay?: boolean;
  /** What the browser itself logs about it; it cannot be kept from doing so. */
  logs?: RegExp;
}
