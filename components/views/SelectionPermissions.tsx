import type { ComponentChildren } from 'preact';
import { useNavigation } from '#components/app/navigation-context.ts';
import type { Whose } from '#components/app/view-state.ts';
import { Button } from '#components/ui/Button.tsx';
import { Section } from '#components/ui/Section.tsx';
import { t } from '#lib/i18n.ts';
import { NOWHERE, type Place } from '#lib/model/place.ts';
import type { ResolvedPlace } from '#lib/protocol.ts';
import { detailOf, type Known } from './detail-of.ts';
import { OrganizationFields } from './OrganizationFields.tsx';
import { PermissionsAt } from './PermissionsAt.tsx';
import { ReachEverywhere } from './permissions/reach/Reach.tsx';
import { RoleList } from './RoleList.tsx';
import { WorkspaceFields } from './WorkspaceFields.tsx';

/** What I may do with what was selected; of a person or team, what they can reach. */
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
          {found.is === 'person' && (
            <Section title={t('roles_section')}>
              <RoleList roles={found.person.roles} empty={t('roles_none')} />
            </Section>
          )}
          <ReachEverywhere whose={whoseOf(found)} />
          <div class="actions lead">
            <AllDetails of={found} />
          </div>
        </>
      );
  }
}

type Holder = Extract<Known, { is: 'person' | 'team' }>;

const At = ({ place, known }: { place: Place; known?: ResolvedPlace }) => (
  <PermissionsAt key={JSON.stringify(place)} place={place} {...(known && { known })} />
);

const whoseOf = ({ organizationId, ...found }: Holder): Whose => ({
  kind: found.is,
  id: found.is === 'person' ? found.person.id : found.team.id,
  organizationId,
});

function AllDetails({ of }: { of: Known }) {
  const { open } = useNavigation();
  return <Button onPress={() => open(detailOf(of))}>{t('all_details')}</Button>;
}

const Details = ({ of, children }: { of: Known; children: ComponentChildren }) => (
  <Section title={t('details_section')} aside={<AllDetails of={of} />}>
    {children}
  </Section>
);

const UNNAMED: ResolvedPlace = { organization: null, workspace: null, project: null, resource: null };
