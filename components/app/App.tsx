import { useMemo, useState } from 'preact/hooks';
import { createQueryRegistry, QueryRegistryContext } from '#components/hooks/query-registry.ts';
import { AnnounceContext } from '#components/hooks/use-announce.ts';
import { EditingContext, useEditingSwitch } from '#components/hooks/use-editing.ts';
import { EnvironmentsContext, useEnvironmentRules } from '#components/hooks/use-environment.ts';
import { usePageAccount } from '#components/hooks/use-page-account.ts';
import { usePartsAhead } from '#components/hooks/use-parts-ahead.ts';
import { ProductionContext, useProductionMarks } from '#components/hooks/use-production.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { UnreadContext, useUnread } from '#components/hooks/use-unread.ts';
import { UnreadNote } from '#components/ui/UnreadNote.tsx';
import { t } from '#lib/i18n.ts';
import { isOtherAccount } from '#lib/model/page-account.ts';
import { NavigationContext } from './navigation-context.ts';
import { PageNotice } from './PageNotice.tsx';
import { loadView } from './Panel.tsx';
import type { Platform } from './platform.ts';
import { PlatformContext } from './platform-context.ts';
import { SessionGate, SessionState } from './SessionGate.tsx';
import { Shell } from './Shell.tsx';
import { SessionContext } from './session-context.ts';
import { useHeldSession } from './use-held-session.ts';
import { useView, type ViewRequest } from './use-view.ts';
import type { ViewState } from './view-state.ts';
import { Waiting } from './Waiting.tsx';

interface Props {
  platform: Platform;
  /** What is shown first. */
  initial: ViewState;
  /** What something outside asked to see; each new nonce is shown once. */
  request: ViewRequest | null;
}

/** The whole of our views, for the popup, the sidebar and the manage page alike. */
export function App({ platform, initial, request }: Props) {
  const [registry] = useState(createQueryRegistry);
  const unread = useUnread();
  return (
    <PlatformContext.Provider value={platform}>
      <QueryRegistryContext.Provider value={registry}>
        <UnreadContext.Provider value={unread}>
          <Root platform={platform} initial={initial} request={request} />
        </UnreadContext.Provider>
      </QueryRegistryContext.Provider>
    </PlatformContext.Provider>
  );
}

interface Said {
  id: number;
  text: string;
}

/** What is said is added to the last few sentences: one that took the place of another at once would be heard alone. */
const withSaid = (before: readonly Said[], text: string): Said[] => [
  ...before.slice(-2),
  { id: (before.at(-1)?.id ?? 0) + 1, text },
];

function Root({ platform, initial, request }: Props) {
  const [said, setSaid] = useState<readonly Said[]>([]);
  const announce = useMemo(() => (text: string) => setSaid((before) => withSaid(before, text)), []);
  // The code of what is shown first is not waited for behind the session.
  useState(() => loadView(request?.view ?? initial));
  usePartsAhead();
  const production = useProductionMarks(platform);
  const environments = useEnvironmentRules(platform);
  const session = useQuery('session', {});
  const signedIn = session.data?.state === 'signed-in' ? session.data : null;
  const userId = signedIn ? signedIn.user.id : session.isPending ? undefined : null;
  const page = usePageAccount(platform, userId);
  const isOtherPage = !!(signedIn && page.answer && isOtherAccount(page.answer.account, signedIn.user.id));
  const editing = useEditingSwitch(platform, isOtherPage);
  const { shown, navigation } = useHeldSession(signedIn, useView(platform, initial, request));
  // In a page of its own the views are the main part; the sidebar is inside a landmark of its own.
  const Frame = platform.surface === 'sidebar' ? 'div' : 'main';
  return (
    <NavigationContext.Provider value={navigation}>
      <EditingContext.Provider value={editing}>
        <ProductionContext.Provider value={production}>
          <EnvironmentsContext.Provider value={environments}>
            <AnnounceContext.Provider value={announce}>
              <Frame class={`app ${platform.surface}`}>
                {platform.surface !== 'sidebar' && <h1 class="sr">{t('extension_name')}</h1>}
                <UnreadNote />
                {(isOtherPage || page.answer?.road.why === 'chosen') && (
                  <PageNotice answer={page.answer} user={signedIn?.user ?? null} onChosen={page.lookAgain} />
                )}
                {shown ? (
                  <SessionContext.Provider value={shown}>
                    {!signedIn && <SessionState session={session} />}
                    {/* Another account starts afresh: nothing of the one before stays on screen. */}
                    <Shell key={shown.user.id} />
                  </SessionContext.Provider>
                ) : (
                  <SessionGate session={session} />
                )}
                <Waiting />
                <div class="sr" role="status" aria-live="polite" aria-atomic="false">
                  {said.map(({ id, text }) => (
                    <p key={id}>{text}</p>
                  ))}
                </div>
              </Frame>
            </AnnounceContext.Provider>
          </EnvironmentsContext.Provider>
        </ProductionContext.Provider>
      </EditingContext.Provider>
    </NavigationContext.Provider>
  );
}
