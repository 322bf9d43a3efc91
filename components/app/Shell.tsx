import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { lazy } from '#components/ui/lazy.tsx';
import { EnvironmentStrip } from './EnvironmentStrip.tsx';
import { Header } from './Header.tsx';
import { useNavigation } from './navigation-context.ts';
import { Panel } from './Panel.tsx';
import { usePlatform } from './platform-context.ts';
import { SearchBox } from './SearchBox.tsx';
import { useSession } from './session-context.ts';
import { Tabs } from './Tabs.tsx';
import { useAppKeys } from './use-app-keys.ts';

const KeysDialog = lazy(() => import('./KeysDialog.tsx').then((module) => module.KeysDialog));

/** Everything that somebody who is signed in sees. */
export function Shell() {
  const { user } = useSession();
  const platform = usePlatform();
  const navigation = useNavigation();
  const shell = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [areKeysShown, setKeysShown] = useState(false);
  useAppKeys({ platform, navigation, shell, search, showKeys: () => setKeysShown(true) });
  useLayoutEffect(() => {
    // The popup was opened to find something, unless it was for something that has the focus already; a sidebar may come
    // back by itself and must not take the focus.
    const hasFocus = shell.current?.contains(document.activeElement);
    if (platform.surface === 'popup' && !hasFocus) search.current?.focus();
  }, [platform.surface]);
  return (
    <div class="shell" ref={shell}>
      <EnvironmentStrip />
      <Header user={user} />
      <SearchBox inputRef={search} onShowKeys={() => setKeysShown(true)} />
      <Tabs />
      <Panel />
      {areKeysShown && <KeysDialog onClose={() => setKeysShown(false)} />}
    </div>
  );
}
