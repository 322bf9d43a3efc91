import { type ComponentChildren, render } from 'preact';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/i18n.ts';

/**
 * Shows what a page of ours is made of once that is read; a browser that does not read what is stored leaves no empty page, but
 * one that says so and can be tried again.
 */
export async function startPage(read: () => Promise<ComponentChildren>): Promise<void> {
  const page = await read().catch(() => <NotRead />);
  render(page, document.getElementById('app') as HTMLElement);
}

function NotRead() {
  return (
    <main class="app">
      <h1 class="sr">{t('extension_name')}</h1>
      <div class="notice" role="alert">
        <p>{t('part_failed')}</p>
        <p class="second">{t('part_failed_help')}</p>
        <div class="actions">
          <Button onPress={() => location.reload()}>{t('try_again')}</Button>
        </div>
      </div>
    </main>
  );
}
