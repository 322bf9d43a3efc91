import type { UserRecord } from '../state/records.ts';
import { DAY } from './day.ts';
import { fillProject, fillStacks } from './fill-project.ts';
import type { SeedBuilder } from './seed-builder.ts';

type Who = (nick: string) => UserRecord;

/** A company on trial: everything that can be wrong with a workspace is wrong somewhere here. */
export function addHalden(builder: SeedBuilder, who: Who, now: number): void {
  const halden = builder.organization('Halden Robotics', who('yusuf'), {
    description: 'Grasping arms for warehouses',
    has_active_subscription: false,
    trial_ends_at: now + 9 * DAY,
    limits: { workspaces: 4 },
  });
  builder.assign(halden, 'Organization Admin', { user: who('ada') });
  for (const nick of ['zoe', 'arne', 'birgit', 'cato', 'dina', 'espen', 'frida', 'gro']) {
    builder.assign(halden, 'Organization Member', { user: who(nick) });
  }
  const arms = builder.team(halden, 'arms', 'Control and perception', ['zoe', 'arne', 'birgit'].map(who));

  const production = builder.workspace(halden, who('yusuf'), {
    name: 'grasp-prod',
    display_name: 'Grasp production',
  });
  const failed = builder.workspace(halden, who('zoe'), {
    name: 'grasp-staging',
    display_name: 'Grasp staging',
    status: 'failed',
    state_reason: 'deployment_failed',
    version: '0.94.2',
    running: '0.91.1',
  });
  builder.workspace(halden, who('arne'), {
    name: 'sim-lab',
    display_name: 'Simulation lab',
    status: 'pending',
    state_reason: 'user_action',
  });
  builder.workspace(halden, who('ada'), {
    name: 'halden-edge',
    display_name: 'Halden edge',
    is_managed: false,
    status: 'not_initialized',
    state_reason: null,
    enrollment_key: builder.random.hex(48),
    zenml_service: { configuration: { version: '0.94.2' }, status: null },
  });
  const project = builder.project(production, 'default', 'Default', who('yusuf'));
  const engineers = ['yusuf', 'zoe', 'arne'].map(who);
  fillProject(builder, production, project, { pipelines: ['train-grasp'], models: ['grasp-net'] }, engineers);
  fillStacks(builder, production, ['edge-gpu'], engineers);
  builder.assign(halden, 'Workspace Developer', { team: arms }, { workspace: production });
  builder.assign(halden, 'Workspace Viewer', { user: who('dina') }, { workspace: failed });
  builder.assign(halden, 'Project Contributor', { user: who('cato') }, { workspace: production, project });

  const simulator = builder.serviceAccount(halden, 'sim-runner', 'Starts the nightly simulations');
  builder.assign(halden, 'Organization Member', { user: simulator });
  builder.invitation(halden, 'nora@halden.example', who('ada'), 'Organization Member');
}

/** Ada is nobody special here: what a plain member can and cannot see. */
export function addJuniper(builder: SeedBuilder, who: Who): void {
  const juniper = builder.organization('Juniper Labs', who('hugo'), {
    description: 'Protein structure as a service',
    has_active_subscription: null,
  });
  for (const nick of ['ines', 'julien', 'karin', 'leo', 'mara', 'nils', 'ada']) {
    builder.assign(juniper, 'Organization Member', { user: who(nick) });
  }
  builder.customRole(juniper, {
    name: 'People Desk',
    level: 'organization',
    description: 'Invites people, nothing else.',
    permissions: ['organization:read', 'member:read', 'invitation:create', 'invitation:read'],
  });
  builder.assign(juniper, 'People Desk', { user: who('karin') });
  const folding = builder.workspace(juniper, who('hugo'), {
    name: 'protein-folding',
    display_name: 'Protein folding',
    mlflow_service: {
      configuration: { version: '2.20.1' },
      status: {
        server_url: 'https://mlflow.juniper.example',
        username: 'admin',
        password: builder.random.hex(24),
      },
    },
  });
  builder.workspace(juniper, who('ines'), {
    name: 'assay-screening',
    display_name: 'Assay screening',
    version: '0.90.0',
  });
  const project = builder.project(folding, 'default', 'Default', who('hugo'));
  const people = ['hugo', 'ines', 'julien'].map(who);
  fillProject(builder, folding, project, { pipelines: ['fold'], models: ['folder'] }, people);
  fillStacks(builder, folding, ['tpu'], people);
  builder.assign(juniper, 'Workspace Viewer', { user: who('ada') }, { workspace: folding });
  builder.assign(juniper, 'Project Admin', { user: who('julien') }, { workspace: folding, project });
}
