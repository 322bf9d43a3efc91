import { useState } from 'preact/hooks';
import { useNavigation } from '#components/app/navigation-context.ts';
import { usePlatform } from '#components/app/platform-context.ts';
import { useSession } from '#components/app/session-context.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { Button } from '#components/ui/Button.tsx';
import { byName } from '#components/ui/by-name.ts';
import { asWords } from '#components/ui/format.ts';
import { WORKSPACE_WORDS } from '#components/ui/workspace-words.ts';
import { t } from '#lib/i18n.ts';
import { NOWHERE } from '#lib/model/place.ts';
import { RESOURCE_TYPES } from './resource-types.ts';

/** An id that is none of what we know: perhaps something inside a workspace, whose kind the person knows. */
export function UnknownSelection({ text, isComplete }: { text: string; isComplete: boolean }) {
  const { location } = usePlatform();
  const { check } = useNavigation();
  const { word } = useSession();
  const workspaces = useQuery('workspaces', {});
  const [type, setType] = useState<string>(RESOURCE_TYPES[0]);
  const [picked, setPicked] = useState('');
  const isAddress = text.includes('@');
  const page = location?.place ?? NOWHERE;
  const needsWorkspace = !page.workspace && !page.serverHost;
  const choices = [...(workspaces.data?.items ?? [])].sort(byName(({ displayName }) => displayName));
  const workspace = picked || choices[0]?.id;
  return (
    <>
      <p class="lead">{t(isComplete ? 'selection_unknown' : 'selection_unknown_partial')}</p>
      {!isAddress && (
        <div class="form">
          <p>{t('selection_pick_type')}</p>
          <label class="select">
            <span>{t('selection_type')}</span>
            <select value={type} onChange={(event) => setType(event.currentTarget.value)}>
              {RESOURCE_TYPES.map((name) => (
                <option key={name} value={name}>
                  {asWords(name)}
                </option>
              ))}
            </select>
          </label>
          {needsWorkspace && choices.length > 0 && (
            <label class="select">
              <span>{t(WORKSPACE_WORDS[word].one)}</span>
              <select value={workspace} onChange={(event) => setPicked(event.currentTarget.value)}>
                {choices.map(({ id, displayName }) => (
                  <option key={id} value={id}>
                    {displayName}
                  </option>
                ))}
              </select>
            </label>
          )}
          {needsWorkspace && !workspace ? (
            <p class="second">{t('selection_nowhere')}</p>
          ) : (
            <div class="actions">
              <Button
                isPrimary
                onPress={() =>
                  check({
                    ...page,
                    ...(needsWorkspace && workspace && { workspace, project: null }),
                    resource: { type, id: text },
                  })
                }
              >
                {t('selection_check')}
              </Button>
            </div>
          )}
        </div>
      )}
    </>
  );
}
