import { relative } from 'node:path';

/** Colours and other control sequences of a terminal. */
const ANSI = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
/** So much of a failure's message is told; the rest is further up in vitest's own output. */
const LINES = 12;

/**
 * What failed, each with its file, its full name and the beginning of why: of a failure in CI, the last lines of the
 * output may be all that can be read. Files are named from `folder` on.
 */
export function tellFailures(files, folder) {
  return files
    .filter(({ status }) => status === 'failed')
    .flatMap((file) => {
      const failed = file.assertionResults.filter(({ status }) => status === 'failed');
      const tests = failed.map(({ fullName, failureMessages }) => ({
        fullName,
        why: failureMessages.join('\n'),
      }));
      // A hook or an import of the file failed: vitest then blames no test.
      if (file.message || tests.length === 0)
        tests.push({ fullName: 'outside its tests', why: file.message });
      return tests.map(({ fullName, why }) => {
        const lines = why.replace(ANSI, '').trim().split('\n').slice(0, LINES);
        return [`${relative(folder, file.name)} > ${fullName}`, ...lines.map((line) => `  ${line}`)].join(
          '\n',
        );
      });
    });
}
