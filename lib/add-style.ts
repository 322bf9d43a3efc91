/**
 * Styles a page of ours, or a shadow root that a content script made, besides what styles it already. By a constructed
 * stylesheet where that is possible, since pages, ours too, forbid style elements; Firefox before 153 refuses those from
 * content scripts (its bug 1751346: "Accessing from Xray wrapper is not supported"), and there takes a style element of an
 * extension whatever the page's policy says, once its text is set by the extension's own script.
 */
export function addStyle(root: Document | ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}
