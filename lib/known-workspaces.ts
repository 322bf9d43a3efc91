import { controlPlanes } from './control-planes.ts';
import { peekStorage } from './peek-storage.ts';

/** The workspaces of all control planes whose names are in memory already, by what rules for environments look at. Asks nobody. */
export async function knownWorkspaces() {
  const all = await controlPlanes.read();
  const answers = await Promise.all(all.map((one) => peekStorage(one, 'workspaces', {})));
  return answers.flatMap((answer) =>
    (answer?.data?.items ?? []).map(({ name, displayName, organization }) => ({
      name,
      displayName,
      organization: organization?.name ?? null,
    })),
  );
}
