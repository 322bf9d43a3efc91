import type { Organization } from '#lib/model/resources/organization.ts';

/** The organization that a URL or a link names, which may be by its id or by its name. */
export const findOrganization = (
  organizations: readonly Organization[],
  named: string,
): Organization | undefined =>
  organizations.find(({ id }) => id === named) ?? organizations.find(({ name }) => name === named);
