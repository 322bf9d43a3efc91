import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { dashboardLink, type LinkTarget } from '#lib/model/dashboard-link.ts';
import { locate } from '#lib/model/locate.ts';

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
