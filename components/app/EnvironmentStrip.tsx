import { useEffect } from 'preact/hooks';
import { useEnvironment, useEnvironments } from '#components/hooks/use-environment.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { labelOf } from '#components/ui/EnvironmentTag.tsx';
import { t } from '#lib/i18n.ts';
import { isNowhere, type Place } from '#lib/model/place.ts';
import { usePlatform } from './platform-context.ts';

/** At the top edge of the surface: the environment of the page's place. Nothing while no rule is like its names. */
export function EnvironmentStrip() {
  const { location } = usePlatform();
  const rules = useEnvironments();
  if (rules.length === 0 || !location || location.isSignIn || isNowhere(location.place)) return null;
  return <StripOf key={JSON.stringify(location.place)} place={location.place} />;
}

function StripOf({ place }: { place: Place }) {
  const { nameHere } = usePlatform();
  // Without its names, what the address says is what there is.
  const { organization, workspace } = useQuery('resolve', { place }).data ?? {};
  const names = [place.workspace, workspace?.name, workspace?.displayName, organization?.name];
  const rule = useEnvironment(names);
  const known = JSON.stringify(names.flatMap((name) => name ?? []));
  useEffect(() => nameHere?.(JSON.parse(known)), [nameHere, known]);
  return (
    rule && (
      <p class={`environment-strip ${rule.color}`}>{t('environment_of_page', { name: labelOf(rule) })}</p>
    )
  );
}
