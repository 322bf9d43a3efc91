import { render } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import { App } from '#components/app/App.tsx';
import { START } from '#components/app/view-state.ts';
import { fakePlatform } from './components/fake-platform.ts';

const loaded = vi.hoisted((): string[] => []);
vi.mock('#components/views/People.tsx', () => {
  loaded.push('People');
  return { People: () => null };
});
vi.mock('#components/views/Workspaces.tsx', () => {
  loaded.push('Workspaces');
  return { Workspaces: () => null };
});
// What is loaded in idle moments.
vi.mock('#components/hooks/use-parts-ahead.ts', () => ({ usePartsAhead: () => undefined }));

it('is loaded while it is not known yet who is signed in, and no other', async () => {
  const session = () => new Promise<never>(() => undefined);
  render(
    <App
      initial={{ ...START, tab: 'people' }}
      request={null}
      platform={fakePlatform({ answers: { session } })}
    />,
  );
  await vi.waitFor(() => expect(loaded).toEqual(['People']));
});
