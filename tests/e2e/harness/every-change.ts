import { describe, expect, test } from 'vitest';
import type { ChangeKind } from '#lib/changes.ts';
import { SAMPLE_EMAIL, SAMPLES } from '../../background/changes/samples.ts';
import type { Mode } from '../../control-plane/settings.ts';
import { confirm, fillIn, review, turnEditingOn, writesOf } from './changing.ts';
import { useExtension } from './use-extension.ts';

/** What the server's refusals are called in the list of steps, whatever the change. */
const REFUSALS = [402, 403, 409, 422] as const;
const METHODS = ['POST', 'PATCH', 'PUT', 'DELETE'];
/** What an older API has no field or request for: the plan says so and cannot be confirmed. */
const NOT_LEGACY: readonly ChangeKind[] = ['enrollWorkspace'];
/** 409 says of these that it is so already. */
const ALREADY: readonly ChangeKind[] = ['assignRole', 'addTeamMember'];

/** Every kind of change on one dialect, in the real views: refused, done, taken back. */
export function testEveryChange(mode: Mode): void {
  const extension = useExtension({ controlPlaneOptions: { mode, transitionMs: 0 } });

  describe.each(Object.keys(SAMPLES) as ChangeKind[])(`%s (${mode})`, (kind) => {
    const isStopped = mode === 'legacy' && NOT_LEGACY.includes(kind);

    test(isStopped ? 'is stopped, and says why' : 'is refused, done once and taken back', async () => {
      const { controlPlane, signIn } = extension();
      await signIn(SAMPLE_EMAIL);
      await turnEditingOn(extension());
      const sample = SAMPLES[kind](controlPlane);
      const page = await review(extension(), [sample.change]);
      await fillIn(page, sample.secret);
      if (isStopped) {
        await page.getByText('This cannot be applied, for the reason at the top.').waitFor();
        expect(writesOf(extension())).toEqual([]);
        return;
      }

      const refusals = REFUSALS.filter((code) => code !== 409 || !ALREADY.includes(kind));
      const status = refusals[Object.keys(SAMPLES).indexOf(kind) % refusals.length] ?? 403;
      controlPlane.setFault(METHODS.map((method) => ({ kind: 'status', status, method })));
      await confirm(page);
      await page.getByText('Refused by ZenML').first().waitFor();
      expect(sample.isDone()).toBe(false);

      controlPlane.setFault(null);
      controlPlane.clearLog();
      await page.getByRole('button', { name: 'Plan the rest again' }).click();
      await fillIn(page, sample.secret);
      await confirm(page);
      await page.getByText('Done', { exact: true }).first().waitFor();
      expect(sample.isDone()).toBe(true);
      expect(sample.count?.() ?? 1).toBe(1);
      expect(writesOf(extension())).toHaveLength(1);

      const undo = page.getByRole('button', { name: 'Undo', exact: true });
      if (sample.noUndo !== null) {
        expect(await undo.count()).toBe(0);
        return;
      }
      await undo.click();
      await fillIn(page, undefined);
      await confirm(page);
      await page.getByText('Done', { exact: true }).first().waitFor();
      expect(sample.isDone()).toBe(false);
      expect(writesOf(extension())).toHaveLength(2);
    });
  });
}
