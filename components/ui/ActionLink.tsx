import { usePlatform } from '#components/app/platform-context.ts';
import { dashboardLink, type LinkTarget } from '#lib/model/dashboard-link.ts';
import { Icon } from './Icon.tsx';

/** A link into the dashboard, in a tab of its own. */
export function ActionLink({
  to,
  children,
  isPrimary = false,
}: {
  to: LinkTarget;
  children: string;
  isPrimary?: boolean;
}) {
  const { controlPlane } = usePlatform();
  return (
    <a
      class={isPrimary ? 'button primary' : 'button'}
      href={dashboardLink(controlPlane, to)}
      target="_blank"
      rel="noreferrer"
    >
      {children}
      <Icon name="expand" />
    </a>
  );
}
