/** What nobody sees is not painted. */
const AT_MOST_MS = 100;

/**
 * Resolves once what is there now has been painted, with the frame after the next one: what can wait until then does not put it off. In a page
 * that nobody sees, after 100 ms.
 */
export const painted = (): Promise<unknown> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
    setTimeout(resolve, AT_MOST_MS);
  });
