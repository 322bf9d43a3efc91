import type { ProjectRecord, UserRecord, WorkspaceRecord } from '../state/records.ts';
import type { SeedBuilder } from './seed-builder.ts';

const RUN_STATUSES = [
  'completed',
  'completed',
  'completed',
  'failed',
  'running',
  'cached',
  'queued',
  'stopped',
];

/** Pipelines, runs, a model with versions, artifacts and the rest of what a project shows. */
export function fillProject(
  builder: SeedBuilder,
  workspace: WorkspaceRecord,
  project: ProjectRecord,
  names: { pipelines: readonly string[]; models: readonly string[] },
  people: readonly UserRecord[],
  runsPerPipeline = 4,
): void {
  const { random } = builder;
  const scope = { workspace, project };
  const someone = () => random.pick(people);
  for (const name of names.pipelines) {
    builder.resource('pipeline', name, scope, someone());
    for (let run = 1; run <= runsPerPipeline; run += 1) {
      builder.resource('pipeline_run', `${name}-${String(run).padStart(3, '0')}`, scope, someone(), {
        status: random.pick(RUN_STATUSES),
        created: builder.past(run),
      });
    }
    builder.resource('schedule', `${name}-nightly`, scope, someone());
    builder.resource('artifact', `${name}-report`, scope, someone());
  }
  for (const name of names.models) {
    builder.resource('model', name, scope, someone());
    for (const version of ['1', '2', '3']) {
      builder.resource('model_version', `${name} ${version}`, scope, someone(), {
        status: version === '2' ? 'production' : version === '3' ? 'staging' : 'archived',
      });
    }
  }
}

/** Stacks and what they are made of belong to the workspace, not to a project. */
export function fillStacks(
  builder: SeedBuilder,
  workspace: WorkspaceRecord,
  names: readonly string[],
  people: readonly UserRecord[],
): void {
  const scope = { workspace };
  builder.resource('stack', 'default', scope, null);
  builder.resource('stack_component', 'default', scope, null, { status: 'orchestrator' });
  for (const name of names) {
    const owner = builder.random.pick(people);
    builder.resource('stack', name, scope, owner);
    builder.resource('stack_component', `${name}-orchestrator`, scope, owner, { status: 'orchestrator' });
    builder.resource('stack_component', `${name}-store`, scope, owner, { status: 'artifact_store' });
    builder.resource('service_connector', `${name}-connector`, scope, owner);
    builder.resource('secret', `${name}-credentials`, scope, owner);
  }
}
