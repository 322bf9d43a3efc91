import { Requests } from '#components/views/Requests.tsx';
import { t } from '#lib/i18n.ts';
import { OptionsSection } from './OptionsSection.tsx';
import { useOptionsPlatform } from './options-platform.ts';
import { useControlPlanes } from './use-control-planes.ts';

/** How often ZenML was asked. */
export function RequestsSection({ id }: { id: string }) {
  const { activity, onChanged } = useOptionsPlatform();
  const controlPlanes = useControlPlanes();
  return (
    <OptionsSection id={id} title={t('requests_title')} help={t('requests_help')}>
      {controlPlanes.map((controlPlane) => (
        <Requests
          key={controlPlane.id}
          controlPlane={controlPlane}
          activity={activity}
          onChanged={onChanged}
        />
      ))}
    </OptionsSection>
  );
}
