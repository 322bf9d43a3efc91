/** The end of a toolbar: the puzzle piece, and our icon with a pin beside it. Drawn; the words beside it say the same. */
export const PinPicture = () => (
  <svg class="pin-picture" viewBox="0 0 240 64" aria-hidden="true">
    <rect x="1" y="12" width="238" height="40" rx="8" />
    <rect x="12" y="22" width="132" height="20" rx="10" />
    <path d="M160 24h6a3 3 0 1 1 6 0h6v6a3 3 0 1 1 0 6v6h-18z" />
    <path class="ours" d="M192 24h18v16h-18z M203 24v16 M195.500 32l2 2 3-3.500" />
    <path d="M222 23h8l-1 7 2 3h-10l2-3z M226 33v8" />
  </svg>
);
