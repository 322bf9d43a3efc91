/** Where ZenML takes what a field holds: the path that it names when it refuses it. */
const FIELDS = new Map([
  ['name', 'name'],
  ['display_name', 'displayName'],
  ['description', 'description'],
  ['logo_url', 'logo'],
  ['zenml_service.configuration.version', 'version'],
  ['trusted_domains', 'domains'],
  ['username', 'username'],
  ['email', 'email'],
  ['is_superuser', 'isSuperuser'],
  ['is_active', 'isActive'],
  ['level', 'level'],
  ['permissions', 'permissions'],
  ['role_id', 'role'],
  ['workspace_id', 'workspace'],
  ['tenant_id', 'workspace'],
  ['project_id', 'project'],
  ['expires_in_minutes', 'days'],
]);

/** What some forms call by another name. */
const OWN = new Map([
  ['invite email', 'emails'],
  ['createServiceAccount username', 'name'],
]);

/** The field of a change's form that ZenML means by a path, e.g. `permissions.3`; null for one that no field is for. */
export function fieldOfPath(kind: string, path: string): string | null {
  const parts = path.split('.');
  // What it says of a part of a field it says of the field.
  for (let length = parts.length; length > 0; length -= 1) {
    const field = FIELDS.get(parts.slice(0, length).join('.'));
    if (field !== undefined) return OWN.get(`${kind} ${field}`) ?? field;
  }
  return null;
}
