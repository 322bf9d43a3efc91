/**
 * What the browser logs of faults that the run itself causes, and what the dashboards' own scripts say of them. Each begins with what only
 * that begins with, and an exception ends with the script that it came from: one of ours may well name a dashboard's address.
 */
export const EXPECTED = new RegExp(
  [
    '^network: Failed to load resource',
    String.raw`^Uncaught [^]*\(https://(?:cloud\.zenml\.io|\w+\.example\.test)/[\w-]+\.js\)$`,
    String.raw`^javascript: Access to \w+ at '[^']+' (?:\(redirected from '[^']+'\) )?from origin '[^']+' has been blocked by CORS policy`,
  ].join('|'),
);
