import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { focusedBeside } from '#components/ui/focused-beside.ts';
import type { Location } from '#lib/model/place.ts';
import type { Navigation } from './navigation-context.ts';
import type { Platform } from './platform.ts';
import type { Detail, TabName, ViewState } from './view-state.ts';

/** A view that something outside (the context menu) asks for; a new nonce is a new request. */
export interface ViewRequest {
  view: ViewState;
  nonce: number;
}

/**
 * Holds what the person looks at. Follows requests from outside and the tab's own moves, and has the platform
 * remember every step.
 */
export function useView(platform: Platform, initial: ViewState, request: ViewRequest | null): Navigation {
  const [view, setView] = useState(request?.view ?? initial);
  const returnTo = useRef<string | null>(null);
  // What was pressed is gone: what appears in its stead takes the focus.
  const isArriving = useRef(request !== null);
  // It may have had the focus, which nobody has looked after yet.
  const hasStepped = useRef(false);
  const arrivedAt = useRef<HTMLElement | null>(null);
  useFollowRequest(request, (change) => {
    isArriving.current = true;
    hasStepped.current = true;
    setView(change);
  });
  useFollowPage(platform.location, setView);
  useRemember(platform, view);

  return useMemo(() => {
    const move = (step: Partial<ViewState>) => {
      returnTo.current = null;
      isArriving.current = false;
      hasStepped.current = true;
      setView((current) => ({ ...current, work: null, ...step }));
    };
    const arriveBy = (step: Partial<ViewState>) => {
      move(step);
      isArriving.current = true;
    };
    return {
      view,
      show: (tab) => move({ tab, detail: null, search: '' }),
      open: (detail) => arriveBy({ detail, tab: TAB_OF[detail.kind] }),
      closeDetail: () => {
        move({ detail: null });
        returnTo.current = view.detail?.id ?? null;
      },
      // On one column the results need the room that the detail has.
      search: (search) => move(platform.surface === 'manage' ? { search } : { search, detail: null }),
      check: (check) => arriveBy({ check, selection: null, tab: 'permissions', detail: null, search: '' }),
      ask: (question, whose) => {
        const isElsewhere = view.tab !== 'permissions' || view.question !== question || whose === null;
        const wasArriving = isArriving.current;
        move({
          question,
          tab: 'permissions',
          detail: null,
          search: '',
          ...(whose !== undefined && { whose }),
        });
        // Without a person it is the view's own choice of questions, which stays where it is.
        isArriving.current = wasArriving || (whose !== undefined && isElsewhere);
      },
      identify: (selection) =>
        arriveBy(
          selection === null ? { selection } : { selection, tab: 'permissions', detail: null, search: '' },
        ),
      work: (work) => arriveBy({ work }),
      // The detail that it was about, if any, gets the focus back.
      closeWork: () => {
        const form = view.work?.kind === 'review' ? (view.work.from ?? null) : null;
        if (form || view.detail) arriveBy({ work: form });
        else move({ work: null });
      },
      review: async (changes) => {
        // The popup closes on every click elsewhere: it is for one step at a time.
        const isHere = platform.changes && (platform.surface === 'manage' || changes.length === 1);
        if (!isHere) return platform.reviewElsewhere(changes);
        arriveBy({
          work: { kind: 'review', changes, ...(view.work?.kind === 'form' && { from: view.work }) },
        });
        return null;
      },
      pickOrganization: (organizationId) => move({ organizationId }),
      takeReturn: (has) => (returnTo.current !== null && has(returnTo.current) ? take(returnTo, null) : null),
      arrive: (heading) => {
        if (!take(isArriving, false)) return;
        arrivedAt.current = heading;
        heading.focus();
      },
      // What is around the views has the focus while they come: their code, or what they ask for.
      hold: (panel) => {
        if (take(hasStepped, false) && !focusedBeside(panel)) panel.focus();
      },
      arrivedAt: () => arrivedAt.current,
    };
  }, [view, platform.surface, platform.changes, platform.reviewElsewhere]);
}

/** The tab in which a thing's details are shown. */
const TAB_OF: Record<Detail['kind'], TabName> = {
  workspace: 'workspaces',
  organization: 'organizations',
  person: 'people',
  team: 'people',
};

type SetView = (change: (current: ViewState) => ViewState) => void;

function useFollowRequest(request: ViewRequest | null, setView: SetView): void {
  const followed = useRef(request?.nonce);
  useEffect(() => {
    if (!request || request.nonce === followed.current) return;
    followed.current = request.nonce;
    setView(() => request.view);
  }, [request, setView]);
}

/** The tab moved to another page: what was checked or selected belonged to the page before. */
function useFollowPage(location: Location | null, setView: SetView): void {
  const place = JSON.stringify(location?.place ?? null);
  const followed = useRef(place);
  useEffect(() => {
    if (place === followed.current) return;
    followed.current = place;
    setView((current) => ({ ...current, check: null, selection: null, whose: null }));
  }, [place, setView]);
}

function useRemember(platform: Platform, view: ViewState): void {
  const latest = useRef(platform);
  latest.current = platform;
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current) latest.current.remember(view);
    isFirst.current = false;
  }, [view]);
}

function take<T>(box: { current: T }, empty: T): T {
  const value = box.current;
  box.current = empty;
  return value;
}
