import type { Result } from '#lib/model/result.ts';
import { ok } from '#lib/model/result.ts';
import type { OwnReply, OwnRequest } from '#lib/own-requests.ts';
import { readDiagnostics } from './diagnostics.ts';
import { eraseEverything } from './erase.ts';
import { readStored } from './stored.ts';
import { readUnfinished } from './unfinished.ts';

type Dependencies = Parameters<typeof eraseEverything>[0] & Parameters<typeof readDiagnostics>[0];

/** What the options page asks about the extension itself. Never goes to ZenML. `givesUp`: as in `eraseEverything`. */
export async function answerOwn(
  dependencies: Dependencies,
  request: OwnRequest,
  givesUp: readonly string[] = [],
): Promise<Result<OwnReply[OwnRequest]>> {
  switch (request) {
    case 'stored':
      return ok(await readStored());
    case 'erase':
      return eraseEverything(dependencies, givesUp);
    case 'unfinished':
      return ok(await readUnfinished(await dependencies.kept()));
    case 'diagnostics':
      return ok(JSON.stringify(await readDiagnostics(dependencies), null, 2));
  }
}
