const session = { controlPlaneId: 'zenml-cloud', query: 'session', input: {} };

/** What our views ask most often: the worker's entry alone answers it, and asks ZenML nothing. */
export const PEEK = { ...session, type: 'peek' };

/** A question whose answer is kept and fresh (`keepFresh`): answered without the part that asks ZenML, and without a request. */
export const ASK = { ...session, type: 'ask', force: false };

/**
 * In a page of ours: asks who is signed in, and has the answer stay fresh for an hour, so that no question after it costs a request.
 * Throws when nobody is.
 */
export async function keepFresh(message: object): Promise<void> {
  const { version } = chrome.runtime.getManifest();
  await chrome.runtime.sendMessage({ ...message, version });
  const key = 'cache/zenml-cloud/-/session/{}';
  const { [key]: stored } = await chrome.storage.session.get(key);
  if (typeof stored !== 'object' || stored === null) throw new Error('Nobody is known to be signed in.');
  await chrome.storage.session.set({ [key]: { ...stored, staleAt: Date.now() + 3_600_000 } });
}
