/**
 * Whether a page that has this as the address of a picture would ask a host for it, and run or read nothing: no
 * `javascript:`, `data:` or `blob:`, however it is spelt. One without a scheme is taken as the dashboard takes it, and so is
 * plain http, since what ZenML already has can be put back.
 */
export function isWebAddress(text: string): boolean {
  const base = 'https://cloud.zenml.io';
  if (!URL.canParse(text, base)) return false;
  const { protocol, username, password } = new URL(text, base);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}
