import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { changing } from '#lib/changing.ts';
import { dashboardPage } from '#lib/dashboard-page.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { installLocks } from './background/fake-locks.ts';

const here = changing(ZENML_CLOUD);
const elsewhere = changing({ ...ZENML_CLOUD, id: 'self-hosted' });

beforeEach(() => {
  fakeBrowser.reset();
  installLocks();
});

describe('workspaces that are marked as production', () => {
  it('are those of one control plane', async () => {
    await here.production.write('vision', true);
    await elsewhere.production.write('fraud', true);
    expect(await here.production.read()).toEqual(['vision']);
    expect(await elsewhere.production.read()).toEqual(['fraud']);
  });

  it('are marked once, and not any more when the mark is taken away', async () => {
    await here.production.write('vision', true);
    await here.production.write('vision', true);
    expect(await here.production.read()).toEqual(['vision']);
    await here.production.write('vision', false);
    expect(await here.production.read()).toEqual([]);
  });

  it('are told to whoever watches', async () => {
    const told: (readonly string[])[] = [];
    const stop = here.production.watch((ids) => told.push(ids));
    await here.production.write('vision', true);
    await elsewhere.production.write('fraud', true);
    stop();
    await here.production.write('churn', true);
    expect(told).toEqual([['vision'], ['vision']]);
  });

  it('cannot be marked from a page that we are a guest in', async () => {
    await here.production.write('vision', true);
    const { production } = dashboardPage(ZENML_CLOUD);
    expect(await production.read()).toEqual(['vision']);
    expect(production.write).toBeNull();
  });
});

describe('what is typed into a form of the sidebar', () => {
  it('is kept in its own script until it is discarded, and stored nowhere', async () => {
    const { drafts } = dashboardPage(ZENML_CLOUD);
    await drafts.write('create-team {}', { name: 'ml-edge' });
    expect(await drafts.read('create-team {}')).toEqual({ name: 'ml-edge' });
    expect(await drafts.read('create-user {}')).toBeNull();
    expect(await here.drafts.read('create-team {}')).toBeNull();
    await drafts.write('create-team {}', null);
    expect(await drafts.read('create-team {}')).toBeNull();
  });
});

describe('the sidebar in a page that was left and is gone back to', () => {
  const show = (persisted: boolean) =>
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));

  it('looks at the answers again, since nobody told it meanwhile', () => {
    let looks = 0;
    const stop = dashboardPage(ZENML_CLOUD).onChanged(() => {
      looks += 1;
    });
    show(false);
    expect(looks).toBe(0);
    show(true);
    expect(looks).toBe(1);
    stop();
    show(true);
    expect(looks).toBe(1);
  });
});
