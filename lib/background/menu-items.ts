import { t } from '#lib/i18n.ts';

/** The entries, by their fixed ids. Labels never carry a verdict: a menu cannot change while it opens. */
export const menuItems = () =>
  ({
    'check-permissions': t('menu_check_permissions'),
    'who-has-access': t('menu_who_has_access'),
    'why-not': t('menu_why_not'),
    'copy-id': t('menu_copy_id'),
    'open-in-sidecar': t('menu_open_in_sidecar'),
  }) as const;
export type MenuItemId = keyof ReturnType<typeof menuItems>;
