/** The element that has the focus in the same document or shadow root as `node`. Null: none has, which is when `<body>` does. */
export function focusedBeside(node: Node): Element | null {
  const { activeElement } = node.getRootNode() as Document | ShadowRoot;
  return activeElement === node.ownerDocument?.body ? null : (activeElement ?? null);
}
