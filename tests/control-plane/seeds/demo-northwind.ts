import type { UserRecord } from '../state/records.ts';
import { DAY } from './day.ts';
import { fillProject, fillStacks } from './fill-project.ts';
import type { SeedBuilder } from './seed-builder.ts';
import { shareResource } from './share-resource.ts';

/** The big customer: six workspaces, teams, custom roles, service accounts, one of each oddity. */
export function addNorthwind(builder: SeedBuilder, who: (nick: string) => UserRecord): void {
  const ada = who('ada');
  const northwind = builder.organization('Northwind ML', ada, {
    description: 'Vision and forecasting for logistics',
    trusted_domains: ['northwind.example'],
    limits: { workspaces: 8 },
  });
  const people = (nicks: string) => nicks.split(' ').map(who);
  for (const user of people('bram chiara daniel elif farah gustav hana idris jonas katya liam mei nikhil')) {
    builder.assign(northwind, 'Organization Member', { user });
  }
  for (const user of people('olga pablo qiang rosa samir uma')) {
    builder.assign(northwind, 'Organization Member', { user });
  }
  builder.assign(northwind, 'Organization Manager', { user: who('tove') });
  builder.assign(northwind, 'Organization Viewer', { user: who('viktor') });
  builder.assign(northwind, 'Organization Admin', { user: who('wanda') });
  builder.assign(northwind, 'Billing Admin', { user: who('xenia') });
  builder.assign(northwind, 'Organization Member', { user: who('yusuf') });

  const core = builder.team(
    northwind,
    'ml-core',
    'Owns training and release',
    people('bram chiara daniel mei'),
  );
  const platform = builder.team(northwind, 'platform', 'Stacks and secrets', people('idris jonas katya'));
  const analysts = builder.team(
    northwind,
    'analysts',
    'Read-only reporting',
    people('rosa samir uma gustav'),
  );
  builder.team(northwind, 'empty-for-now', 'Waiting for the new hires', []);
  builder.assign(northwind, 'Organization Member', { team: core });

  builder.customRole(northwind, {
    name: 'Release Manager',
    level: 'project',
    description: 'Promotes models and reads everything that led to them.',
    permissions: [
      'project:read',
      'pipeline_run:read',
      'model:read',
      'model_version:read',
      'model_version:promote',
    ],
  });
  builder.customRole(northwind, {
    name: 'Secret Auditor',
    level: 'workspace',
    description: 'Sees which secrets exist, never their values.',
    permissions: ['workspace:read', 'secret:read', 'service_connector:read'],
  });

  const vision = builder.workspace(northwind, ada, {
    name: 'prod-vision',
    display_name: 'Vision production',
    description: 'Damage detection in parcels',
  });
  const staging = builder.workspace(northwind, who('bram'), {
    name: 'staging-vision',
    display_name: 'Vision staging',
  });
  const fraud = builder.workspace(northwind, who('chiara'), {
    name: 'fraud-detection',
    display_name: 'Fraud detection',
    version: '0.94.2',
    running: '0.93.0',
  });
  const churn = builder.workspace(northwind, who('daniel'), {
    name: 'churn-models',
    display_name: 'Churn models',
    version: '0.92.0',
  });
  builder.workspace(northwind, who('hana'), {
    name: 'research-sandbox',
    display_name: 'Research sandbox',
    version: '0.85.0',
    status: 'deactivated',
    desired_state: 'deactivated',
  });
  const onPremises = builder.workspace(northwind, who('katya'), {
    name: 'nw-onprem',
    display_name: 'Northwind on-premises',
    is_managed: false,
    state_reason: null,
  });
  builder.state.workspaces.update(onPremises.id, {
    zenml_service: {
      configuration: { version: '0.94.2' },
      status: { server_url: 'https://zenml.northwind.example', version: '0.94.2', storage_size: null },
    },
  });

  const engineers = people('ada bram chiara daniel mei hana');
  const parcels = builder.project(vision, 'parcels', 'Parcels', ada);
  const labels = builder.project(vision, 'labels', 'Label reading', who('bram'));
  const tryouts = builder.project(staging, 'default', 'Default', who('bram'));
  const cards = builder.project(fraud, 'cards', 'Card payments', who('chiara'));
  const churnProject = builder.project(churn, 'default', 'Default', who('daniel'));
  builder.project(onPremises, 'default', 'Default', who('katya'));

  fillProject(
    builder,
    vision,
    parcels,
    { pipelines: ['train-detector', 'batch-score'], models: ['damage-detector'] },
    engineers,
  );
  fillProject(builder, vision, labels, { pipelines: ['read-labels'], models: ['label-reader'] }, engineers);
  fillProject(
    builder,
    staging,
    tryouts,
    { pipelines: ['train-detector'], models: ['damage-detector'] },
    engineers,
  );
  fillProject(builder, fraud, cards, { pipelines: ['score-cards'], models: ['card-risk'] }, engineers);
  fillProject(builder, churn, churnProject, { pipelines: ['monthly-churn'], models: ['churn'] }, engineers);
  fillStacks(builder, vision, ['gpu-training', 'cpu-batch'], people('idris jonas katya'));
  fillStacks(builder, staging, ['gpu-staging'], people('idris katya'));
  fillStacks(builder, fraud, ['vertex'], people('jonas'));

  builder.assign(northwind, 'Workspace Developer', { team: core }, { workspace: vision });
  builder.assign(northwind, 'Workspace Developer', { team: core }, { workspace: staging });
  builder.assign(northwind, 'Stack Admin', { team: platform }, { workspace: vision });
  builder.assign(northwind, 'Workspace Admin', { team: platform }, { workspace: onPremises });
  builder.assign(northwind, 'Workspace Viewer', { team: analysts }, { workspace: fraud });
  builder.assign(northwind, 'Workspace Contributor', { user: who('liam') }, { workspace: vision });
  builder.assign(northwind, 'Workspace Viewer', { user: who('nikhil') }, { workspace: churn });
  builder.assign(northwind, 'Secret Auditor', { user: who('olga') }, { workspace: vision });
  builder.assign(
    northwind,
    'Project Developer',
    { user: who('pablo') },
    { workspace: vision, project: parcels },
  );
  builder.assign(northwind, 'Project Viewer', { team: analysts }, { workspace: vision, project: parcels });
  builder.assign(
    northwind,
    'Release Manager',
    { user: who('qiang') },
    { workspace: vision, project: parcels },
  );
  builder.assign(northwind, 'Workspace Developer', { user: who('gustav') }, { workspace: vision });
  builder.assign(northwind, 'Workspace Viewer', { user: who('yusuf') }, { workspace: staging });

  const model = builder.state.resources.by('project', cards.id).find((resource) => resource.type === 'model');
  if (model !== undefined)
    shareResource(
      builder.state,
      builder.random,
      model,
      { user_id: who('elif').id, team_id: null },
      ['read', 'update'],
      builder.past(3),
    );

  const releaser = builder.serviceAccount(
    northwind,
    'ci-release',
    'Promotes models from the release pipeline',
  );
  builder.assign(northwind, 'Organization Member', { user: releaser });
  builder.assign(northwind, 'Release Manager', { user: releaser }, { workspace: vision, project: parcels });
  const reporter = builder.serviceAccount(northwind, 'nightly-reports', 'Reads runs for the weekly report');
  builder.assign(northwind, 'Organization Member', { user: reporter });
  builder.assign(northwind, 'Workspace Viewer', { user: reporter }, { workspace: fraud });
  builder.resource('service_account', 'old-airflow', { workspace: churn }, null, { outside_rbac: true });

  builder.invitation(northwind, 'priya@northwind.example', ada, 'Organization Member');
  const overdue = builder.invitation(
    northwind,
    'sven@contractor.example',
    who('tove'),
    'Organization Viewer',
  );
  builder.state.invitations.update(overdue.id, {
    created: overdue.created - 60 * DAY,
    expires: overdue.expires - 60 * DAY,
  });
}
