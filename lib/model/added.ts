/** What became of adding a control plane. */
export type Added =
  /** Added; whether somebody is signed in there, as far as it could be asked. */
  | { is: 'added'; id: string; session: 'signed-in' | 'signed-out' | 'unknown' }
  | { is: 'already-there' }
  /** The API belongs to another control plane. */
  | { is: 'api-taken' }
  /** The host has answered, but nothing there is ZenML Pro's API. */
  | { is: 'no-api' }
  /** The host did not answer. */
  | { is: 'not-reached' }
  | { is: 'no-permission' }
  /** An administrator has fixed which control planes there are. */
  | { is: 'administered' }
  /** What the normal windows keep of it is out of a private one's reach. */
  | { is: 'private-window' };

/** What became of removing one. */
export type Removed =
  | { is: 'removed' }
  /** A change there is not over, which nobody could follow any more. */
  | { is: 'busy' }
  | { is: 'administered' }
  /** What the normal windows keep of it is out of a private one's reach. */
  | { is: 'private-window' };
