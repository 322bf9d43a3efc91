/** Does the work while nobody else holds any of the names; they are taken in this order. */
export const locked = <T>([name, ...others]: readonly string[], work: () => Promise<T>): Promise<T> =>
  name === undefined ? work() : (navigator.locks.request(name, () => locked(others, work)) as Promise<T>);
