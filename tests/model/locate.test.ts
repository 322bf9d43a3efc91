// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlPlaneAt, ZENML_CLOUD, ZENML_STAGING } from '#lib/model/control-plane.ts';
import { locate } from '#lib/model/locate.ts';
import { isNowhere, NOWHERE, type Place } from '#lib/model/place.ts';

const RUN = '0b7c2f1e-8a55-4c8e-9d5f-4f2a6f0b1c11';
const ORG = '5f0c0c5e-3c4b-4b7d-8f57-0a1b2c3d4e5f';
const TENANT = '9a1b2c3d-4e5f-4a6b-8c7d-1e2f3a4b5c6d';
const at = (path: string) => locate(`https://cloud.zenml.io${path}`, [ZENML_CLOUD]);

const shapes: [path: string, place: Partial<Place>][] = [
  ['/', {}],
  [`/organizations/${ORG}`, { organization: ORG }],
  [`/organizations/${ORG}/settings/members`, { organization: ORG }],
  [`/organizations/${ORG}/tenants/${TENANT}`, { organization: ORG, workspace: TENANT }],
  ['/workspaces/prod-eu', { workspace: 'prod-eu' }],
  ['/workspaces/80', { workspace: '80' }],
  ['/workspaces/prod-eu/projects', { workspace: 'prod-eu' }],
  ['/workspaces/prod-eu/projects/fraud/pipelines', { workspace: 'prod-eu', project: 'fraud' }],
  ['/workspaces/prod-eu/projects/fraud', { workspace: 'prod-eu', project: 'fraud' }],
  [
    `/workspaces/prod-eu/projects/${TENANT}/runs/${RUN}?tab=overview`,
    { workspace: 'prod-eu', project: TENANT, resource: { type: 'pipeline_run', id: RUN } },
  ],
  [
    `/workspaces/prod-eu/projects/fraud/runs/${RUN}/logs`,
    { workspace: 'prod-eu', project: 'fraud', resource: { type: 'pipeline_run', id: RUN } },
  ],
  [
    `/workspaces/prod-eu/projects/fraud/pipelines/${TENANT}/runs/${RUN}`,
    { workspace: 'prod-eu', project: 'fraud', resource: { type: 'pipeline_run', id: RUN } },
  ],
  [
    `/workspaces/prod-eu/projects/fraud/model-versions/${RUN}?tab=overview`,
    { workspace: 'prod-eu', project: 'fraud', resource: { type: 'model_version', id: RUN } },
  ],
  [`/workspaces/prod-eu/stacks?id=${RUN}`, { workspace: 'prod-eu', resource: { type: 'stack', id: RUN } }],
  [
    `/workspaces/prod-eu/stacks/${RUN}/configuration`,
    { workspace: 'prod-eu', resource: { type: 'stack', id: RUN } },
  ],
  [
    `/workspaces/prod-eu/projects/fraud/stacks/${RUN}/configuration`,
    { workspace: 'prod-eu', project: 'fraud', resource: { type: 'stack', id: RUN } },
  ],
  [
    `/workspaces/prod-eu/components/${RUN}`,
    { workspace: 'prod-eu', resource: { type: 'stack_component', id: RUN } },
  ],
  [`/projects/fraud/runs/${RUN}`, { project: 'fraud', resource: { type: 'pipeline_run', id: RUN } }],
  ['/settings/members', {}],
  [`/settings/connectors/${RUN}/edit`, { resource: { type: 'service_connector', id: RUN } }],
  [
    '/kitaru-workspaces/prod-eu/projects/fraud/flows/train/v/3/executions/1',
    { workspace: 'prod-eu', project: 'fraud' },
  ],
  ['/workspaces/runs/projects/stacks/pipelines', { workspace: 'runs', project: 'stacks' }],
  ['/workspaces/my%20tenant', { workspace: 'my tenant' }],
  ['/something/quite/new', {}],
];

describe('locate', () => {
  it.each(shapes)('reads %s', (path, place) => {
    expect(at(path)).toEqual({
      controlPlaneId: 'zenml-cloud',
      isSignIn: false,
      place: { ...NOWHERE, ...place },
    });
  });

  it('knows the sign-in pages', () => {
    expect(at('/login')?.isSignIn).toBe(true);
    expect(at('/signup?product=kitaru')?.isSignIn).toBe(true);
  });

  it('names the workspace server of a link to one', () => {
    const location = locate('https://0a1b2c3d-zenml.cloudinfra.zenml.io/projects', [ZENML_CLOUD]);
    expect(location?.place.serverHost).toBe('0a1b2c3d-zenml.cloudinfra.zenml.io');
  });

  it('gives each workspace server to its own cloud, and to nobody when that is not known', () => {
    const [ours, staging] = ['cloudinfra', 'staging.cloudinfra'].map(
      (domain) => `https://0a1b2c3d-zenml.${domain}.zenml.io/`,
    ) as [string, string];
    const selfHosted = controlPlaneAt({
      dashboardOrigin: 'https://a.example',
      apiOrigin: 'https://a.example',
    });
    expect(locate(ours, [selfHosted, ZENML_STAGING, ZENML_CLOUD])?.controlPlaneId).toBe('zenml-cloud');
    expect(locate(staging, [ZENML_CLOUD, ZENML_STAGING])?.controlPlaneId).toBe('zenml-staging');
    expect(locate(staging, [ZENML_CLOUD, selfHosted])).toBeNull();
    expect(locate(ours, [selfHosted])).toBeNull();
  });

  it('finds a place on each control plane, by its exact origin', () => {
    const all = [
      ZENML_CLOUD,
      controlPlaneAt({ dashboardOrigin: 'https://a.example:8443', apiOrigin: 'https://a.example:8443' }),
    ];
    expect(locate('https://a.example:8443/workspaces/dev', all)).toMatchObject({
      controlPlaneId: 'at-a.example:8443',
      place: { workspace: 'dev' },
    });
    expect(locate('https://a.example/workspaces/dev', all)).toBeNull();
  });

  it.each([
    'https://cloud.zenml.io.evil.example/workspaces/prod-eu',
    'http://cloud.zenml.io/workspaces/prod-eu',
    'https://evil.example/?https://cloud.zenml.io/workspaces/prod-eu',
    'https://cloudinfra.zenml.io.evil.example/',
    'javascript:alert(1)',
    'not a url',
    '',
  ])('belongs to nobody: %s', (url) => {
    expect(locate(url, [ZENML_CLOUD])).toBeNull();
  });

  it('survives every path', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
        const location = at(`${path}?${query}`);
        expect(location?.controlPlaneId).toBe('zenml-cloud');
        if (location?.place.resource) expect(isNowhere(location.place)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});
