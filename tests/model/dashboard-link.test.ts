// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { dashboardLink, type LinkTarget } from '#lib/model/dashboard-link.ts';
import { locate, RESOURCE_SEGMENTS } from '#lib/model/locate.ts';

describe('dashboardLink', () => {
  it('leads to the page that names the thing', () => {
    const workspace = { kind: 'workspace', id: 'w-1', name: 'prod-eu', organizationId: 'o-1' } as const;
    const current = dashboardLink(ZENML_CLOUD, { ...workspace, word: 'workspace' });
    expect(current).toBe('https://cloud.zenml.io/workspaces/prod-eu');
    const legacy = dashboardLink(ZENML_CLOUD, { ...workspace, word: 'tenant' });
    expect(legacy).toBe('https://cloud.zenml.io/organizations/o-1/tenants/w-1');
    expect(locate(current, [ZENML_CLOUD])?.place.workspace).toBe('prod-eu');
    expect(locate(legacy, [ZENML_CLOUD])?.place).toMatchObject({ organization: 'o-1', workspace: 'w-1' });
  });

  it.each(['workspace', 'tenant'] as const)(
    'leads to the page of a place, of a %s, that is read as the same place',
    (word) => {
      const id = '5d0c1a7e-63b4-4f0b-8f57-0c9a2c7d1e42';
      const organization = { id: 'o-1' };
      const workspace = { id: 'w-1', name: 'prod-eu' };
      const linkTo = (place: Partial<Extract<LinkTarget, { kind: 'place' }>['place']>) =>
        locate(
          dashboardLink(ZENML_CLOUD, {
            kind: 'place',
            place: { organization, workspace, project: null, resource: null, ...place },
            word,
          }),
          [ZENML_CLOUD],
        )?.place;
      const named = word === 'tenant' ? 'w-1' : 'prod-eu';
      for (const type of Object.values(RESOURCE_SEGMENTS)) {
        const resource = { type, id };
        expect(linkTo({ project: 'p', resource })).toMatchObject({
          workspace: named,
          project: 'p',
          resource,
        });
        expect(linkTo({ resource })).toMatchObject({ workspace: named, project: null, resource });
      }
      // A type that has no page known to us: the page around it.
      expect(linkTo({ project: 'p', resource: { type: 'x', id } })).toMatchObject({
        project: 'p',
        resource: null,
      });
      expect(linkTo({ workspace: null })).toMatchObject({ organization: 'o-1', workspace: null });
      expect(linkTo({ workspace: null, organization: null })).toMatchObject({ organization: null });
    },
  );

  it('never leaves the dashboard, whatever a name is', () => {
    const name = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.constantFrom('..', '.', '//evil.example', '/\\evil.example', '?x', '#x', 'javascript:alert(1)'),
    );
    fc.assert(
      fc.property(name, name, fc.constantFrom('workspace', 'tenant'), (id, slug, word) => {
        const targets: LinkTarget[] = [
          { kind: 'organization', id },
          { kind: 'organization-members', id },
          { kind: 'workspace', id, name: slug, organizationId: id, word },
          {
            kind: 'place',
            place: {
              organization: { id },
              workspace: { id, name: slug },
              project: slug,
              resource: { type: 'pipeline_run', id },
            },
            word,
          },
        ];
        for (const target of targets) {
          const url = new URL(dashboardLink(ZENML_CLOUD, target));
          expect(url.origin).toBe('https://cloud.zenml.io');
          expect(url.pathname).toMatch(/^\/(organizations|workspaces)\//);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
