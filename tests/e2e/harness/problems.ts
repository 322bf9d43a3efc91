import type { Target, TargetEvent } from './browser-targets.ts';

export interface Problem {
  /** URL of the page or worker. */
  where: string;
  what: string;
}

interface Exception {
  exceptionDetails: { text: string; url?: string; exception?: { description?: string; value?: unknown } };
}
interface ConsoleCall {
  type: string;
  args: { value?: unknown; description?: string; objectId?: string }[];
}
interface LogEntry {
  entry: { source: string; level: string; text: string; url?: string };
}

/** What the browser calls it when something is logged or thrown. */
const LOGGING = ['Runtime.consoleAPICalled', 'Runtime.exceptionThrown', 'Log.entryAdded'];

/**
 * Collects what must never be there: exceptions, unhandled rejections, console errors and warnings, violated
 * policies, requests to hosts outside the test. From pages, popups, workers and content scripts alike.
 */
export function createProblems() {
  let found: Problem[] = [];
  let logged: string[] = [];
  let expected: RegExp | null = null;
  return {
    list: (): Problem[] => found,
    /** All that was logged or thrown anywhere, good or bad, as the browser tells it; objects follow as JSON. */
    logged: (): string[] => logged,
    /** What the browser itself is going to log of what a test does, in whatever number and however late; until `forget`. */
    expect: (what: RegExp): void => {
      expected = what;
    },
    forget: (): void => {
      found = [];
      logged = [];
      expected = null;
    },
    onEvent({ target, method, params }: TargetEvent): void {
      if (LOGGING.includes(method)) logged.push(JSON.stringify(params));
      for (const { objectId } of method === 'Runtime.consoleAPICalled'
        ? (params as unknown as ConsoleCall).args
        : [])
        if (objectId) void wholeOf(target, objectId).then((whole) => logged.push(whole));
      const what = problemIn(method, params);
      if (what && !expected?.test(what)) found.push({ where: target.url, what });
    },
  };
}

/** An object that was logged, of which the browser itself tells the first letters only. */
async function wholeOf(target: Target, objectId: string): Promise<string> {
  const functionDeclaration = 'function () { return JSON.stringify(this); }';
  const asked = { objectId, functionDeclaration, returnByValue: true };
  return JSON.stringify(await target.send('Runtime.callFunctionOn', asked).catch(() => 'gone'));
}

function problemIn(method: string, params: unknown): string | null {
  if (method === 'Runtime.exceptionThrown') {
    const { text, url, exception } = (params as Exception).exceptionDetails;
    return `${text} ${exception?.description ?? exception?.value ?? ''} (${url ?? 'no script'})`;
  }
  if (method === 'Runtime.consoleAPICalled') {
    const { type, args } = params as ConsoleCall;
    const isBad = type === 'error' || type === 'warning' || type === 'assert';
    return isBad ? `console: ${args.map(({ value, description }) => value ?? description).join(' ')}` : null;
  }
  if (method === 'Log.entryAdded') {
    const { source, level, text, url } = (params as LogEntry).entry;
    const isBad = (level === 'error' || level === 'warning') && !isAnswer(source, text);
    return isBad ? `${source}: ${text} (${url ?? 'no script'})` : null;
  }
  return null;
}

/** The browser logs every answer of 400 and above, and no script can keep it from doing so. */
const isAnswer = (source: string, text: string): boolean =>
  source === 'network' && text.includes('the server responded with a status of');
