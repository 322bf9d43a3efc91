/** For what is only kept for comfort and what only tells others: where there is no room for it, nothing else fails. */
export const ifThereIsRoom = (written: Promise<void>): Promise<void> => written.catch(() => undefined);
