import type { PlainKey } from '#lib/i18n.ts';
import type { WorkspaceWord } from '#lib/model/session.ts';

interface WorkspaceWords {
  tab: PlainKey;
  one: PlainKey;
  none: PlainKey;
  ofOrganization: PlainKey;
  create: PlainKey;
  edit: PlainKey;
}

/** What we call workspaces: the word of the connected server. */
export const WORKSPACE_WORDS: Record<WorkspaceWord, WorkspaceWords> = {
  workspace: {
    tab: 'tab_workspaces',
    one: 'kind_workspace',
    none: 'workspaces_none',
    ofOrganization: 'workspaces_of_organization',
    create: 'form_create_workspace',
    edit: 'form_edit_workspace',
  },
  tenant: {
    tab: 'tab_tenants',
    one: 'kind_tenant',
    none: 'tenants_none',
    ofOrganization: 'tenants_of_organization',
    create: 'form_create_tenant',
    edit: 'form_edit_tenant',
  },
};
