import type { Detail } from '#components/app/view-state.ts';
import { OrganizationDetail } from './OrganizationDetail.tsx';
import { PersonDetail } from './PersonDetail.tsx';
import { TeamDetail } from './TeamDetail.tsx';
import { WorkspaceDetail } from './WorkspaceDetail.tsx';

/** The details of one thing. */
export function DetailView({ detail }: { detail: Detail }) {
  switch (detail.kind) {
    case 'workspace':
      return <WorkspaceDetail id={detail.id} />;
    case 'organization':
      return <OrganizationDetail id={detail.id} />;
    case 'person':
      return <PersonDetail id={detail.id} organizationId={detail.organizationId} />;
    case 'team':
      return <TeamDetail id={detail.id} organizationId={detail.organizationId} />;
  }
}
