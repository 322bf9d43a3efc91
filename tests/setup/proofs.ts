import { declaredTitles, isRun } from './declared-titles.ts';

/** `tests/file.test.ts`: “name of the test”, which may quote something itself. */
const PROOF = /`(tests\/[^`]+)`: “((?:[^“”]|“[^“”]*”)+)”/g;

/**
 * What is wrong with a cell that says which tests prove something: words that are no proof, so that none is left out by a slip of the pen,
 * and tests that are not there, or are not run, under exactly this name. An empty list for a cell that is as it should be.
 */
export async function wrongProofs(cell: string): Promise<string[]> {
  const proofs = [...cell.matchAll(PROOF)];
  const rest = cell.replace(PROOF, '').replaceAll('<br>', '').trim();
  const wrong = rest || proofs.length === 0 ? [`no proof: ${rest}`] : [];
  for (const [, file = '', name = ''] of proofs) {
    if (!(await declaredTitles(file)).includes(name)) wrong.push(`${file} has no test “${name}”`);
    if (!(await isRun(file))) wrong.push(`${file} is run by no test`);
  }
  return wrong;
}
