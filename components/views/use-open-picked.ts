import { useNavigation } from '#components/app/navigation-context.ts';
import type { Place } from '#lib/model/place.ts';

/** Opens the details of the finest thing that a picked place names. */
export function useOpenPicked(): (place: Place) => void {
  const { open } = useNavigation();
  return ({ workspace, organization }) => {
    if (workspace) open({ kind: 'workspace', id: workspace });
    else if (organization) open({ kind: 'organization', id: organization });
  };
}
