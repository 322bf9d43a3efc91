import * as z from 'zod/mini';
import { id, text } from '../fields.ts';
import { object } from '../told-drift.ts';

/** The one answer that carries an enrollment key: a secret, shown once and kept nowhere. */
export const EnrolledWorkspace = z.pipe(
  object({ id, enrollment_key: text }),
  z.transform((wire) => ({
    id: wire.id,
    /** Null when ZenML answered without one. */
    secret: wire.enrollment_key,
  })),
);
export type EnrolledWorkspace = z.output<typeof EnrolledWorkspace>;
