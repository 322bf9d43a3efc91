const OTHER_WAY: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };

/** The key of an event, as if everything ran from left to right: `ArrowRight` is always the way that reading goes. */
export function inlineKey({ key, currentTarget }: KeyboardEvent): string {
  const isRightToLeft =
    currentTarget instanceof Element && getComputedStyle(currentTarget).direction === 'rtl';
  return (isRightToLeft && OTHER_WAY[key]) || key;
}
