export interface LoggedRequest {
  at: number;
  method: string;
  /** Without query and without the prefix of a self-hosted control plane. */
  path: string;
  /** Without the question mark; empty if there is none. */
  query: string;
  host: string;
  origin: string | null;
  secFetchSite: string | null;
  /** Whether the session cookie came along; its value is never logged. */
  cookiePresent: boolean;
  userId: string | null;
  /** 0 until answered; it stays 0 when the connection was dropped. */
  status: number;
}

/** What reached the server, in the order of arrival. The API and the dashboard keep separate lists. */
export class RequestLog {
  readonly api: LoggedRequest[] = [];
  readonly dashboard: LoggedRequest[] = [];

  clear(): void {
    this.api.length = 0;
    this.dashboard.length = 0;
  }
}
