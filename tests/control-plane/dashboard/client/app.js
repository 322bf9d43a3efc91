import { renderPage } from './render.js';
import { renderSignIn } from './sign-in.js';

async function load() {
  if (location.pathname === '/login' || location.pathname === '/signup') return renderSignIn(navigate);
  const response = await fetch(`/app-data.json?path=${encodeURIComponent(location.pathname)}`);
  if (response.status === 401) return navigate('/login');
  renderPage(await response.json(), { navigate, signOut });
}

/** Moves without loading a document, like the real dashboard. */
function navigate(href) {
  history.pushState(null, '', href);
  return load();
}

async function signOut() {
  await fetch('/logout', { method: 'POST' });
  await navigate('/login');
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  const plain =
    event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.defaultPrevented;
  if (link === null || !plain || link.origin !== location.origin) return;
  event.preventDefault();
  void navigate(link.href);
});
addEventListener('popstate', () => void load());
void load();
