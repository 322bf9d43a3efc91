import { useFreshness } from '#components/hooks/query-registry.ts';
import { useKnownOrganization } from '#components/hooks/use-known-organization.ts';
import { clock } from '#components/ui/format.ts';
import { IconButton } from '#components/ui/IconButton.tsx';
import { Shortened } from '#components/ui/Shortened.tsx';
import { t } from '#lib/i18n.ts';
import { nameOfUser } from '#lib/model/name-of-user.ts';
import type { User } from '#lib/model/resources/user.ts';
import { ControlPlaneName } from './ControlPlaneName.tsx';
import { EditingSwitch } from './EditingSwitch.tsx';
import { useNavigation } from './navigation-context.ts';
import type { Platform } from './platform.ts';
import { usePlatform } from './platform-context.ts';
import type { ViewState } from './view-state.ts';

/** A draft goes by the worker, not by an address; when it cannot be handed over, the rest of the view is opened all the same. */
async function openElsewhere(platform: Platform, view: ViewState): Promise<void> {
  const isHandedOver =
    view.work?.kind === 'review' && (await platform.reviewElsewhere(view.work.changes)) === null;
  if (!isHandedOver) platform.openManage(view);
}

/** Who the questions are asked as and on which control plane, how old the answers are, and the ways out. */
export function Header({ user }: { user: User | null }) {
  const platform = usePlatform();
  const { view, work } = useNavigation();
  const { staleSince, isFetching, refresh } = useFreshness();
  const known = useKnownOrganization();
  const organization = user && known;
  const name = user && nameOfUser(user);
  const email = user?.email && user.email !== name ? user.email : null;
  return (
    <div class="head">
      <div class="who">
        <p class="name" title={name ?? undefined}>
          {name ? (
            <>
              <span class="sr">{t('signed_in_as', { name })}</span>
              <Shortened aria-hidden="true">{name}</Shortened>
            </>
          ) : (
            <Shortened>{t('extension_short_name')}</Shortened>
          )}
        </p>
        {/* Beside the name, where it moves nothing when it comes and goes: somebody may be about to click. */}
        {user && staleSince !== null && (
          <p class="second">{t('answers_as_of', { time: clock(staleSince) })}</p>
        )}
        <p class="second account">
          {email && (
            <span class="email">
              <Shortened title={email}>{email}</Shortened> ·
            </span>
          )}
          {organization && <span>{organization} ·</span>}
          <span>
            <ControlPlaneName />
          </span>
        </p>
      </div>
      <div class="tools">
        {user && <EditingSwitch />}
        <IconButton
          icon="refresh"
          label={isFetching ? t('refreshing') : t('refresh')}
          isBusy={isFetching}
          onPress={refresh}
        />
        {user && platform.changes && (
          <IconButton icon="journal" label={t('changes_open')} onPress={() => work({ kind: 'journal' })} />
        )}
        {platform.surface === 'manage' && platform.openOptions && (
          <IconButton icon="options" label={t('options_open')} onPress={() => platform.openOptions?.()} />
        )}
        {platform.surface !== 'manage' && (
          <IconButton
            icon="expand"
            label={t('open_full_page')}
            onPress={() => void openElsewhere(platform, view)}
          />
        )}
        {platform.surface === 'sidebar' && platform.close && (
          <IconButton icon="cross" label={t('close_sidebar')} onPress={platform.close} />
        )}
      </div>
    </div>
  );
}
