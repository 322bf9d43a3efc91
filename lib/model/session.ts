import type { Failure } from './failure.ts';
import type { User } from './resources/user.ts';
import type { Drift } from './told-drift.ts';

/** Whether the browser has a session with the control plane. `unknown` is not signed out: it could not be asked. */
export type Session =
  | ({ state: 'signed-in'; user: User; word: WorkspaceWord } & Partial<Drift>)
  | { state: 'signed-out' }
  | { state: 'unknown'; failure: Failure };

/** What the connected server calls a workspace: before ZenML 0.80 a tenant. */
export type WorkspaceWord = 'workspace' | 'tenant';
