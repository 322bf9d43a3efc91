import { Fragment, type VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { useNavigation } from '#components/app/navigation-context.ts';
import { useSession } from '#components/app/session-context.ts';
import type { TabName } from '#components/app/view-state.ts';
import { useAnnounce } from '#components/hooks/use-announce.ts';
import { useSearchResults } from '#components/hooks/use-search-results.ts';
import { Section } from '#components/ui/Section.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { WORKSPACE_WORDS } from '#components/ui/workspace-words.ts';
import { plural, t } from '#lib/i18n.ts';
import { NothingFound } from './NothingFound.tsx';
import { OrganizationList } from './OrganizationList.tsx';
import { PersonList } from './PersonList.tsx';
import { TeamList } from './TeamList.tsx';
import { WorkspaceList } from './WorkspaceList.tsx';

interface Group {
  tab: TabName;
  count: number;
  view: VNode;
}

/** What fits the search: matches of the present tab first, then those of the other lists. */
export function SearchResults({ text }: { text: string }) {
  const { view } = useNavigation();
  const announce = useAnnounce();
  const findings = useSearchResults(text);
  const groups = useGroups(findings).filter(({ count }) => count > 0);
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  useEffect(() => {
    if (findings.isReady) announce(plural('results_count', total));
  }, [announce, findings.isReady, total]);
  if (!findings.isReady && total === 0) return <Skeleton />;
  if (total === 0) return <NothingFound text={text} />;
  const ofThisTab = groups.filter(({ tab }) => tab === view.tab);
  const ofOthers = groups.filter(({ tab }) => tab !== view.tab);
  return (
    <>
      {[...ofThisTab, ...ofOthers].map((group, index) => (
        <Fragment key={index}>{group.view}</Fragment>
      ))}
    </>
  );
}

function useGroups({
  workspaces,
  organizations,
  people,
  teams,
}: ReturnType<typeof useSearchResults>): Group[] {
  const { word } = useSession();
  const { open } = useNavigation();
  const ofWorkspaces = t(WORKSPACE_WORDS[word].tab);
  return [
    {
      tab: 'workspaces',
      count: workspaces.length,
      view: (
        <Section title={ofWorkspaces}>
          <WorkspaceList
            label={ofWorkspaces}
            workspaces={workspaces}
            isSorted={false}
            onOpen={({ id }) => open({ kind: 'workspace', id })}
          />
        </Section>
      ),
    },
    {
      tab: 'organizations',
      count: organizations.length,
      view: (
        <Section title={t('tab_organizations')}>
          <OrganizationList
            label={t('tab_organizations')}
            organizations={organizations}
            isSorted={false}
            onOpen={({ id }) => open({ kind: 'organization', id })}
          />
        </Section>
      ),
    },
    {
      tab: 'people',
      count: people.length,
      view: (
        <Section title={t('people_section')}>
          <PersonList
            label={t('people_section')}
            people={people}
            onOpen={(found) => {
              const person = people.find(({ id }) => id === found.id);
              if (person) open({ kind: 'person', id: person.id, organizationId: person.organizationId });
            }}
          />
        </Section>
      ),
    },
    {
      tab: 'people',
      count: teams.length,
      view: (
        <Section title={t('teams_section')}>
          <TeamList
            label={t('teams_section')}
            teams={teams}
            onOpen={(found) => {
              const team = teams.find(({ id }) => id === found.id);
              if (team) open({ kind: 'team', id: team.id, organizationId: team.organizationId });
            }}
          />
        </Section>
      ),
    },
  ];
}
