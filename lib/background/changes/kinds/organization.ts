import type { Change } from '#lib/changes.ts';
import type { NoUndo } from '#lib/model/change/change-status.ts';
import { ok } from '#lib/model/result.ts';
import { creationOf, given } from '../creation.ts';
import { editOf, takeBack } from '../edit.ts';
import { guard } from '../guard.ts';
import type { Planner } from '../planner.ts';
import { isOrganizationNameTaken } from '../taken-names.ts';
import { canBeSent } from './workspace.ts';

/** Organizations (api.md, 2.3). Deleting one is left to ZenML's own pages. */
export const createOrganization: Planner<'createOrganization'> = {
  async plan({ name, description, logoUrl }, context) {
    const isTaken = await isOrganizationNameTaken(context, name);
    if (!isTaken.ok) return isTaken;
    const labels = given({ description, logo_url: logoUrl });
    return ok({
      thing: { type: 'organization', id: null, name },
      differences: creationOf({ name, description, logo: logoUrl }),
      guards: isTaken.value ? [guard('name-taken', 'stops', name)] : [],
      endpoint: 'createOrganization',
      params: { body: { name, ...labels } },
      readBack: {
        endpoint: 'organizations',
        params: { query: { name } },
        expect: { kind: 'row', match: { name, description: description || null } },
      },
    });
  },
  undo: (): Change | NoUndo => 'no-request',
};

/** The list of trusted domains replaces the one that is there; an empty one clears it. */
export const updateOrganization: Planner<'updateOrganization'> = {
  async plan({ organizationId, set, from }, context) {
    const organization = await context.read.one('organization', { organization: organizationId });
    if (!organization.ok) return organization;
    const { id, name, description, logoUrl, trustedDomains } = organization.value;
    const isTaken =
      set.name === undefined || set.name === name
        ? ok(false)
        : await isOrganizationNameTaken(context, set.name);
    if (!isTaken.ok) return isTaken;
    const fields = {
      name: { field: 'name', wire: 'name', parsed: 'name', now: name },
      description: { field: 'description', wire: 'description', parsed: 'description', now: description },
      logoUrl: { field: 'logo', wire: 'logo_url', parsed: 'logoUrl', now: logoUrl },
      trustedDomains: {
        field: 'trusted-domains',
        wire: 'trusted_domains',
        parsed: 'trustedDomains',
        now: trustedDomains,
      },
    } as const;
    const { differences, body, after, before, guards } = editOf(fields, set, from);
    if (isTaken.value) guards.push(guard('name-taken', 'stops', set.name));
    if (trustedDomains === null && 'trusted_domains' in body) {
      delete body.trusted_domains;
      guards.push(guard('no-trusted-domains', 'stops'));
    }
    return ok({
      thing: { type: 'organization', id, name },
      organization: { id, name },
      differences,
      guards,
      endpoint: 'updateOrganization',
      params: { organizationId: id, body },
      readBack: {
        endpoint: 'organization',
        params: { organization: id },
        expect: { kind: 'fields', after, before },
      },
    });
  },
  undo({ organizationId }, { differences }): Change | NoUndo {
    const names = {
      name: 'name',
      description: 'description',
      logoUrl: 'logo',
      trustedDomains: 'trusted-domains',
    } as const;
    const back = takeBack(differences.filter(canBeSent), names);
    if (Object.keys(back.set).length === 0) return 'no-request';
    return { kind: 'updateOrganization', input: { organizationId, ...back } };
  },
};
