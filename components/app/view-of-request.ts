import { isNowhere, type Place } from '#lib/model/place.ts';
import type { ViewRequest } from '#lib/view-request.ts';
import { type Detail, START, type ViewState } from './view-state.ts';

/** The view that shows what a click asked to see. */
export function viewOfRequest(request: ViewRequest): ViewState {
  switch (request.show) {
    case 'permissions':
      return { ...START, tab: 'permissions', check: request.place, question: request.question };
    case 'selection':
      return request.goal === 'details'
        ? { ...START, selection: request.text }
        : { ...START, tab: 'permissions', selection: request.text, question: request.goal };
    case 'place':
      return viewOfPlace(request.place);
  }
}

function viewOfPlace(place: Place): ViewState {
  if (isNowhere(place)) return START;
  const detail = detailOf(place);
  if (detail)
    return { ...START, tab: detail.kind === 'organization' ? 'organizations' : 'workspaces', detail };
  // Projects and resources live on workspace servers: what is known of them is who may do what.
  return { ...START, tab: 'permissions', check: place };
}

function detailOf({ organization, workspace, project, resource }: Place): Detail | null {
  if (project || resource) return null;
  if (workspace) return { kind: 'workspace', id: workspace };
  return organization ? { kind: 'organization', id: organization } : null;
}
