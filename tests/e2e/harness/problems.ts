import type { TargetEvent } from './browser-targets.ts';

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
  args: { value?: unknown; description?: string }[];
}
interface LogEntry {
  entry: { source: string; level: string; text: string; url?: string };
}

/**
 * Collects what must never be there: exceptions, unhandled rejections, console errors and warnings, violated
 * policies, requests to hosts outside the test. From pages, popups, workers and content scripts alike.
 */
export function createProblems() {
  let found: Problem[] = [];
  let expected: RegExp | null = null;
  return {
    list: (): Problem[] => found,
    /** What the browser itself is going to log of what a test does, in whatever number and however late; until `forget`. */
    expect: (what: RegExp): void => {
      expected = what;
    },
    forget: (): void => {
      found = [];
      expected = null;
    },
    onEvent({ target, method, params }: TargetEvent): void {
      const what = problemIn(method, params);
      if (what && !expected?.test(what)) found.push({ where: target.url, what });
    },
  };
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
