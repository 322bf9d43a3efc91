import type { ComponentChildren } from 'preact';
import { useNavigation } from '#components/app/navigation-context.ts';
import { Button } from '#components/ui/Button.tsx';
import { Section } from '#components/ui/Section.tsx';
import { t } from '#lib/i18n.ts';
import { NOWHERE, type Place } from '#lib/model/place.ts';
import type { ResolvedPlace } from '#lib/protocol.ts';
import { DetailView } from './DetailView.tsx';
import { detailOf, type Known } from './detail-of.ts';
import { OrganizationFields } from './OrganizationFields.tsx';
import { PermissionsAt } from './PermissionsAt.tsx';
import { WorkspaceFields } from './WorkspaceFields.tsx';

/** What I may do with what was selected; about people and teams only my roles in their organization are known. */
export function SelectionPermissions({ found }: { found: Known }) {
  switch (found.is) {
    case 'organization': {
      const { id, name } = found.organization;
      return (
        <>
          <At place={{ ...NOWHERE, organization: id }} known={{ ...UNNAMED, organization: { id, name } }} />
          <Details of={found}>
            <OrganizationFields organization={found.organization} />
          </Details>
        </>
      );
    }
    case 'workspace': {
      const { id, name, displayName, organization } = found.workspace;
      return (
        <>
          <At
            place={{ ...NOWHERE, workspace: id }}
            known={{ ...UNNAMED, organization, workspace: { id, name, displayName } }}
          />
          <Details of={found}>
            <WorkspaceFields workspace={found.workspace} />
          </Details>
        </>
      );
    }
    case 'person':
    case 'team':
      return (
        <>
          <DetailView detail={detailOf(found)} />
          <p class="lead">{t('selection_no_question')}</p>
          <At place={{ ...NOWHERE, organization: found.organizationId }} />
        </>
      );
  }
}

const At = ({ place, known }: { place: Place; known?: ResolvedPlace }) => (
  <PermissionsAt
    key={JSON.stringify(place)}
    place={place}
    {...(known && { known })}
    onOther={null}
    onThisPage={null}
  />
);

function Details({ of, children }: { of: Known; children: ComponentChildren }) {
  const { open } = useNavigation();
  const all = <Button onPress={() => open(detailOf(of))}>{t('all_details')}</Button>;
  return (
    <Section title={t('details_section')} aside={all}>
      {children}
    </Section>
  );
}

const UNNAMED: ResolvedPlace = { organization: null, workspace: null, project: null, resource: null };
