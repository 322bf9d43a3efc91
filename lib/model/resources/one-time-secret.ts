import * as z from 'zod/mini';
import { id, text, time } from '../fields.ts';

/**
 * The only answers that carry a secret out of the parser: a key or token that ZenML shows once. To be shown to
 * the person who asked and dropped; never cached, journaled or logged.
 */
export interface OneTimeSecret {
  /** The id of the key; null for a token, which has none. */
  id: string | null;
  name: string | null;
  /** ISO; null when the server does not say. */
  expires: string | null;
  /** The secret itself. */
  oneTimeSecret: string;
}

const secret = z.string().check(z.minLength(1), z.maxLength(10_000));

/** The answer to making or rotating an API key or personal access token: the key stands in `key`. */
export const NewKeySecret = z.pipe(
  z.object({ id, name: text, expires: text, expires_at: time, key: secret }),
  z.transform(
    (wire): OneTimeSecret => ({
      id: wire.id,
      name: wire.name,
      expires: wire.expires_at ?? wire.expires,
      oneTimeSecret: wire.key,
    }),
  ),
);

/** A short-lived token: a bare JSON string, or `{access_token}`. */
export const TokenSecret = z.pipe(
  z.union([
    secret,
    z.pipe(
      z.object({ access_token: secret }),
      z.transform((wire) => wire.access_token),
    ),
  ]),
  z.transform((token): OneTimeSecret => ({ id: null, name: null, expires: null, oneTimeSecret: token })),
);

/** The answer to enrolling a workspace: its id, and the key with which the customer's server joins. */
export const EnrollmentSecret = z.pipe(
  z.object({ id, name: text, enrollment_key: secret }),
  z.transform(
    (wire): OneTimeSecret => ({
      id: wire.id,
      name: wire.name,
      expires: null,
      oneTimeSecret: wire.enrollment_key,
    }),
  ),
);
