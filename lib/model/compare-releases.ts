/**
 * Which of two releases is the older one: below 0 the first, above 0 the second, 0 neither. Null when one of them is not numbered as
 * ZenML numbers its releases (PEP 440: `0.94.2`, `0.95.0rc1`, `0.95.0.dev20260102`, `0.94.2.post1`), so that nothing can be said.
 */
export function compareReleases(a: string, b: string): number | null {
  const [first, second] = [keyOf(a), keyOf(b)];
  if (!first || !second) return null;
  for (let at = 0; at < Math.max(first.length, second.length); at += 1) {
    const difference = (first[at] ?? 0) - (second[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const RELEASE =
  /^v?(\d+(?:\.\d+){0,3})(?:[.-]?(a|alpha|b|beta|c|rc)[.-]?(\d*))?(?:[.-]?(post)[.-]?(\d*))?(?:[.-]?(dev)[.-]?(\d*))?(?:\+.*)?$/i;
const BEFORE = { a: -3, alpha: -3, b: -2, beta: -2, c: -1, rc: -1 } as const;

/** Numbers that compare as releases do: four of the release, then those of what comes before and after it. */
function keyOf(release: string): number[] | null {
  const match = RELEASE.exec(release.trim());
  if (!match) return null;
  const [, numbers = '', before, beforeNumber, post, postNumber, dev, devNumber] = match;
  const [major = 0, minor = 0, patch = 0, fourth = 0] = numbers.split('.').map(Number);
  // A development release comes before everything else of its number.
  const stage = before ? BEFORE[before.toLowerCase() as keyof typeof BEFORE] : dev && !post ? -4 : 0;
  return [
    ...[major, minor, patch, fourth],
    ...[stage, Number(beforeNumber ?? 0)],
    ...(post ? [1, Number(postNumber)] : [0, 0]),
    ...(dev ? [0, Number(devNumber)] : [1, 0]),
  ];
}
