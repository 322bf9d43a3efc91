import type { Ref } from 'preact';
import { Icon } from '#components/ui/Icon.tsx';
import { IconButton } from '#components/ui/IconButton.tsx';
import { SearchInput } from '#components/ui/SearchInput.tsx';
import { t } from '#lib/i18n.ts';
import { useNavigation } from './navigation-context.ts';

interface Props {
  inputRef: Ref<HTMLInputElement>;
  onShowKeys: () => void;
}

/** The one search over all that is loaded. */
export function SearchBox({ inputRef, onShowKeys }: Props) {
  const { view, search } = useNavigation();
  return (
    <search class="search">
      <Icon name="search" />
      <SearchInput inputRef={inputRef} label={t('search_label')} text={view.search} onText={search} />
      {view.search ? (
        <IconButton icon="cross" label={t('search_clear')} onPress={() => search('')} />
      ) : (
        <IconButton icon="keys" label={t('keys_show')} onPress={onShowKeys} />
      )}
    </search>
  );
}
