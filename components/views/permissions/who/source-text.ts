import { shortId } from '#components/ui/format.ts';
import { t } from '#lib/i18n.ts';
import type { AccessSource } from '#lib/model/permissions/access-source.ts';
import type { Whereabouts } from '#lib/model/permissions/target.ts';

/** One way in which somebody has access to a place: "Workspace Developer via ml-core". */
export function sourceText(
  source: AccessSource,
  { project, workspace }: Pick<Whereabouts, 'project' | 'workspace'>,
): string {
  const { via, projectId, level } = source;
  if (via === 'owner') return t('who_way_owner');
  if (via === 'super-user') return t('who_superuser');
  if (via === 'outside-rbac') return t('who_outside');
  const role = source.role?.name ?? '';
  const team = source.team?.name ?? null;
  if (level === 'organization' && workspace !== null) {
    return team === null
      ? t('who_role_organization', { role })
      : t('who_role_organization_team', { role, team });
  }
  if (level === 'workspace' && project !== null) {
    return team === null
      ? t('who_role_all_projects', { role })
      : t('who_role_all_projects_team', { role, team });
  }
  // On the page of a project its own roles need not name it.
  if (projectId !== null && projectId !== project) {
    const inProject = { role, project: shortId(projectId) };
    return team === null
      ? t('who_role_project', inProject)
      : t('who_role_project_team', { ...inProject, team });
  }
  return team === null ? role : t('who_role_team', { role, team });
}
