/** Absent in older versions of Firefox. What it makes stands for an address, and is no text. */
declare const trustedTypes:
  | {
      createPolicy(
        name: 'sidecar-parts',
        rules: { createScriptURL(url: string): string },
      ): { createScriptURL(url: string): string };
    }
  | undefined;

/**
 * The addresses of parts as our own pages and the worker may run them, by their paths in the package. To be called once in
 * each, at the start: the browser lets one policy of that name be made. What it answers throws for what is none of `all`.
 */
export function partAddresses(all: readonly string[]): (file: string) => string {
  const rules = {
    createScriptURL: (file: string) => {
      if (all.includes(file)) return `/${file}`;
      throw new TypeError(`No part: ${file}`);
    },
  };
  const policy =
    typeof trustedTypes === 'undefined' ? rules : trustedTypes.createPolicy('sidecar-parts', rules);
  return (file) => policy.createScriptURL(file);
}

/** Runs a script of ours in the page that this is called in. Rejects when its file cannot be had. */
export function runInPage(url: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.addEventListener('load', resolve);
    script.addEventListener('error', () => reject(new Error(`${url} cannot be had`)));
    script.src = url;
    document.head.append(script);
  });
}
