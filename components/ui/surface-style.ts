import { once } from '#lib/model/once.ts';
import css from './style.css?inline';

/** Where styles go. Nowhere without a surface, as in a test of one view. */
let add = (_css: string): void => undefined;

/** Styles the surface that this is called in, by what adds a sheet behind those that are there. To be called before its first view. */
export function styleSurface(adding: (css: string) => void): void {
  add = adding;
  add(css);
}

/** Loads once what all parts need to look right. A failed load is forgotten, so that the next call tries again. */
export const loadPartStyle = once(async () => add((await import('./parts.css?inline')).default));
