// @vitest-environment node
import { expect, it } from 'vitest';
import { createLatest } from '#lib/background/latest.ts';

/** Shows a value when it is told to. */
function slowScreen() {
  const shown: number[] = [];
  let go: () => void = () => undefined;
  const latest = createLatest(async (value: number) => {
    await new Promise<void>((resolve) => {
      go = resolve;
    });
    shown.push(value);
  });
  return { latest, shown, go: () => go() };
}

it('leaves out what is overtaken while another is shown', async () => {
  const { latest, shown, go } = slowScreen();
  const all = [1, 2, 3, 4].map((value) => latest.show(value));
  go();
  await expect.poll(() => shown).toEqual([1]);
  go();
  await Promise.all(all);
  expect(shown).toEqual([1, 4]);
});

it('shows nothing more after its end, and ends when the last is shown', async () => {
  const { latest, shown, go } = slowScreen();
  void latest.show(1);
  void latest.show(2);
  const end = latest.end();
  go();
  await end;
  expect(shown).toEqual([1]);
  const next = latest.show(3);
  go();
  await next;
  expect(shown).toEqual([1, 3]);
});
