/** Ten thousand people need not be packed and stored for each of two hundred roles. */
const TELL_EVERY_MS = 300;
/** … nor is more than a fifth of the time to go into it: each view unfolds again what was packed. */
const TELL_SHARE = 5;

/** Shows what was read so far, but not too often; `isDue`: whether it would be shown now. */
export function throttled(show: () => Promise<void>) {
  let told = Number.NEGATIVE_INFINITY;
  let took = 0;
  const isDue = () => performance.now() - told >= Math.max(TELL_EVERY_MS, TELL_SHARE * took);
  const tell = async () => {
    if (!isDue()) return;
    told = performance.now();
    await show();
    took = performance.now() - told;
  };
  return Object.assign(tell, { isDue });
}
