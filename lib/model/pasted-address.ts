import { isHttpsOrigin, KNOWN_CONTROL_PLANES, type Origins } from './control-plane.ts';

/** What a person pasted as the address of a dashboard or an API. */
export type Pasted =
  | { is: 'origin'; origin: string }
  | { is: 'nothing' }
  /** No address, or one with a name and a password in it. */
  | { is: 'unreadable' }
  /** Another scheme than https, which would send the session in the clear. */
  | { is: 'not-https' }
  /** This computer, or an address of a network that has no names: browsers hold no certificate for those. */
  | { is: 'private' };

const SCHEME = /^[a-z][a-z\d+.-]*:/i;
/** `host:8443` is no scheme. */
const HOST_AND_PORT = /^[\w.-]+:\d+(?:[/?#]|$)/;

/** Reads an address as leniently as the browser's own bar does; of a page's address only the origin counts. */
export function readPasted(text: string): Pasted {
  const trimmed = text.trim();
  if (trimmed === '') return { is: 'nothing' };
  const hasScheme = SCHEME.test(trimmed) && !HOST_AND_PORT.test(trimmed);
  const full = hasScheme ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(full)) return { is: 'unreadable' };
  const url = new URL(full);
  if (url.protocol === 'http:') return { is: 'not-https' };
  if (url.username || url.password || !isHttpsOrigin(url.origin)) return { is: 'unreadable' };
  if (isPrivate(url.hostname)) return { is: 'private' };
  // A single word is a search, unless it has a scheme or a port.
  const isWord = /^[^.[]+$/.test(url.hostname);
  const isHost = url.hostname.includes('.') || url.port !== '' || (hasScheme && isWord);
  return isHost ? { is: 'origin', origin: url.origin } : { is: 'unreadable' };
}

/** The pair of origins that an address of a known dashboard or API stands for; null: nobody knows where the other is. */
export const knownPair = (origin: string): Origins | null =>
  KNOWN_CONTROL_PLANES.find(
    ({ dashboardOrigin, apiOrigin }) => origin === dashboardOrigin || origin === apiOrigin,
  ) ?? null;

/** Loopback, link-local and private networks; `URL` has brought every way to write an IPv4 address into one form. */
const PRIVATE: readonly RegExp[] = [
  /(?:^|\.)localhost$/,
  /^(?:0|10|127)\.\d+\.\d+\.\d+$/,
  /^192\.168\.\d+\.\d+$/,
  /^169\.254\.\d+\.\d+$/,
  /^172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+$/,
  /^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.\d+\.\d+$/,
  // Those that begin with zeros or 64:ff9b have an IPv4 address in them.
  /^\[(?:::.*|64:ff9b:.*|f[cd][\da-f]{2}:.*|fe[89ab][\da-f]:.*)\]$/,
];

const isPrivate = (hostname: string): boolean => PRIVATE.some((pattern) => pattern.test(hostname));
