import { useQuery } from '#components/hooks/use-query.ts';

/** The name of the organization that a form is about; null while it is not known. */
export function useOrganizationName(id: string): string | null {
  const organizations = useQuery('organizations', {});
  return organizations.data?.items.find((one) => one.id === id)?.name ?? null;
}
