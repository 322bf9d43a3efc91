/**
 * The functions that tests evaluate inside the extension speak Chromium's own API. `dispatch` is what its
 * bindings call when an event arrives; it is in no documentation and in no type.
 */
declare const chrome: typeof import('@wxt-dev/browser').browser & {
  contextMenus: { onClicked: { dispatch(click: object, tab: object): void } };
  commands: { onCommand: { dispatch(name: string, tab: object): void } };
};
