/** An element with properties and children; strings become text, so nothing is ever parsed as HTML. */
export function element(name, properties = {}, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children.filter((child) => child !== null));
  return node;
}
