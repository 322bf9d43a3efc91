import type { Bidi } from './bidi.ts';

interface Evaluated {
  type: 'success' | 'exception';
  result?: { value?: unknown };
  exceptionDetails?: { text: string; stackTrace?: unknown };
}

/**
 * Evaluates a function in a page or, where `context` is one of the chrome scope, in Firefox itself. It is sent as text, so
 * that it sees its argument and nothing else of the test; the argument and the answer travel as JSON.
 */
export async function evaluate<Result, Argument>(
  bidi: Bidi,
  context: string,
  work: (argument: Argument) => Result | Promise<Result>,
  argument: Argument,
): Promise<Result> {
  const run = `async (json) => JSON.stringify({ answer: await (${work})(JSON.parse(json)) })`;
  const reply = (await bidi.send('script.callFunction', {
    functionDeclaration: run,
    arguments: [{ type: 'string', value: JSON.stringify(argument ?? null) }],
    target: { context },
    awaitPromise: true,
    // What only a person's click may do, such as asking for a permission.
    userActivation: true,
  })) as unknown as Evaluated;
  if (reply.type === 'exception') throw new Error(reply.exceptionDetails?.text ?? 'It threw.');
  return JSON.parse(String(reply.result?.value)).answer as Result;
}
