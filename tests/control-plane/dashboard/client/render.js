import { element } from './dom.js';

function cellContent(cell) {
  if (cell.href !== undefined) return element('a', { href: cell.href }, cell.text);
  if (cell.kind === 'code') return element('code', {}, cell.text);
  if (cell.kind === 'status') return element('span', { className: `status ${cell.text}` }, cell.text);
  return cell.text;
}

function table(section) {
  const head = section.columns.map((column) => element('th', { scope: 'col' }, column));
  const rows = section.rows.map((row) =>
    element('tr', {}, ...row.map((cell) => element('td', {}, cellContent(cell)))),
  );
  return element(
    'section',
    {},
    element('h2', {}, section.heading),
    element('table', {}, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...rows)),
    rows.length === 0 ? element('p', { className: 'empty' }, 'Nothing here yet.') : null,
  );
}

function crumbTrail(crumbs) {
  const items = crumbs.map((crumb) => element('a', { href: crumb.href }, crumb.text));
  return element('nav', { className: 'crumbs', ariaLabel: 'Breadcrumb' }, ...items);
}

function sideNavigation(links, again) {
  const items = links.map((link) => {
    const node = element('a', { href: link.href }, link.text);
    if (node.pathname === location.pathname) node.ariaCurrent = 'page';
    return element('li', {}, node);
  });
  return element(
    'nav',
    { className: 'side', ariaLabel: 'Main' },
    element('ul', {}, ...items),
    element(
      'p',
      {},
      element('button', { type: 'button', id: 'rerender', onclick: again }, 'Reload data'),
      element('button', { type: 'button', id: 'replace-body', onclick: replaceBody }, 'Reset layout'),
    ),
  );
}

/** What pages of a real app do now and then: throw away everything that anybody hung into them. */
function replaceBody() {
  const fresh = document.createElement('body');
  fresh.append(...document.querySelectorAll('body > #app'));
  document.documentElement.replaceChild(fresh, document.body);
}

function topBar(user, signOut) {
  return element(
    'header',
    { className: 'top' },
    element('a', { href: '/', className: 'brand' }, 'ZenML Pro'),
    element('span', { className: 'user' }, user.email ?? user.username),
    element('button', { type: 'button', id: 'sign-out', onclick: signOut }, 'Sign out'),
  );
}

function deviceForm() {
  const parameters = new URLSearchParams(location.search);
  const confirm = async () => {
    const body = new URLSearchParams({ user_code: parameters.get('user_code') ?? '' });
    const { ok } = await fetch('/devices/confirm', { method: 'POST', body });
    button.replaceWith(ok ? 'Device authorized.' : 'Unknown code.');
  };
  const button = element(
    'button',
    { type: 'button', id: 'confirm-device', onclick: confirm },
    'Authorize device',
  );
  return element('section', {}, element('h2', {}, 'A device wants to sign in'), button);
}

/** Draws a page; the whole body is built anew each time. */
export function renderPage({ user, page }, { signOut, navigate }) {
  document.title = `${page.title} | ZenML Pro`;
  const again = () => navigate(location.href);
  const isDevice = location.pathname === '/devices/verify';
  const app = element(
    'div',
    { id: 'app' },
    topBar(user, signOut),
    sideNavigation(page.nav, again),
    element(
      'main',
      {},
      crumbTrail(page.crumbs),
      element('h1', {}, isDevice ? 'Devices' : page.title),
      page.subtitle === null || isDevice ? null : element('p', { className: 'subtitle' }, page.subtitle),
      page.id === null ? null : element('p', { className: 'id' }, element('code', {}, page.id)),
      ...(isDevice ? [deviceForm()] : page.sections.map(table)),
    ),
  );
  document.body.replaceChildren(app);
}
