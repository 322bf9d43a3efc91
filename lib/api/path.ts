/**
 * A path with its `{names}` filled in, each as exactly one segment. Null when a value cannot be one: empty,
 * `.` or `..`, with a slash, a backslash or a control character, over 200 characters, or half a surrogate
 * pair. `missing` is what a caller shows.
 */
export function fillPath(
  template: string,
  params: Readonly<Record<string, unknown>>,
): { path: string } | { invalid: string } {
  let invalid: string | null = null;
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (typeof value === 'string' && isSegment(value)) return encodeURIComponent(value);
    invalid ??= name;
    return '';
  });
  return invalid === null ? { path } : { invalid };
}

function isSegment(value: string): boolean {
  if (value === '' || value === '.' || value === '..' || value.length > 200) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  return !/[/\\\u0000-\u001f\u007f]/.test(value) && !hasLoneSurrogate(value);
}

/** `encodeURIComponent` throws on these. */
const hasLoneSurrogate = (value: string): boolean =>
  /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(value);
