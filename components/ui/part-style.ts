import { once } from '#lib/model/once.ts';

/** In a page of ours: a constructed sheet, which its policy lets in, and which stands behind those of the page. */
let add = (css: string): void => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
};

/** Says where the styles of parts go, unless to the document. To be called before the first part is loaded. */
export function stylePartsWith(adding: (css: string) => void): void {
  add = adding;
}

/** Loads once what all parts need to look right. A failed load is forgotten, so that the next call tries again. */
export const loadPartStyle = once(async () => add((await import('./parts.css?inline')).default));
