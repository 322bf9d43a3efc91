/**
 * Whether ZenML will allow a step, worked out from the roles of who plans it: `allowed` and `denied` as far as the roles say,
 * `unknown` when something of them could not be read or the rule is not published. The server decides all the same.
 */
export interface Permit {
  verdict: 'allowed' | 'denied' | 'unknown';
  /** The roles that allow it, by name; empty unless `allowed`. */
  roles: string[];
}
