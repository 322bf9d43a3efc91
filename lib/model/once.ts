/**
 * Makes something when it is first asked for, and never twice. One that could not be made is forgotten: the next call
 * tries again.
 */
export function once<T>(make: () => Promise<T>): (() => Promise<T>) & { isBegun(): boolean } {
  let made: Promise<T> | null = null;
  const get = () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
  return Object.assign(get, { isBegun: () => made !== null });
}
