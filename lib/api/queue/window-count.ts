const MORE = 1.25;
const OVER = 2;

/**
 * What is known of a server that lets so many requests through and then none for long: how many those were, and how
 * old the window was when the next began. ms
 */
export function createWindowCount() {
  /** Accepted by the window before; null: not known, or no limit of this kind. */
  let quota: number | null = null;
  let sent = 0;
  let accepted = 0;
  /** Of the first answer: what is sent a window's length later cannot come before it opens. */
  let beganAt: number | null = null;
  let lookedAt = 0;
  let known: { from: number; to: number } | null = null;

  const ageAt = (at: number): number => at - (beganAt ?? at);

  /** Long past the age at which the one before had opened: nobody was there to see this one end. */
  const isOver = (now: number): boolean => known !== null && ageAt(now) > known.to * OVER;

  function begin(): void {
    sent = 0;
    accepted = 0;
    beganAt = null;
  }

  return {
    begin,
    sent(now: number): void {
      if (isOver(now)) begin();
      sent += 1;
    },
    accept(now: number): void {
      beganAt ??= now;
      accepted += 1;
      // It takes many more than it did: what was counted is no longer so.
      if (quota !== null && accepted > quota * MORE) quota = null;
    },
    accepted: () => accepted,
    /** Whether as many were sent as it took last time, and it is not older than that one was. */
    isUsedUp: (now: number): boolean => quota !== null && sent >= quota && !isOver(now),
    age: ageAt,
    /** Between which ages an earlier window opened. */
    known: () => known,
    lookedAt: () => lookedAt,
    /** What was sent at `sentAt` found it closed. */
    look(sentAt: number): void {
      // Of one that others have used up, that is the first that is known.
      beganAt ??= sentAt;
      lookedAt = sentAt;
    },
    /** What was sent at `sentAt` found it open, so the next one began. `isWindow`: worth counting. */
    open(sentAt: number, isWindow: boolean): void {
      known = isWindow ? { from: Math.max(0, ageAt(lookedAt)), to: ageAt(sentAt) } : null;
      quota = isWindow ? accepted : null;
      begin();
      sent = 1;
    },
  };
}
