import { element } from './dom.js';

function field(label, properties) {
  return element('label', {}, label, element('input', { required: true, ...properties }));
}

/** Signs in without leaving the page, as `?spa=1` asks for. */
async function signInHere(form, message, navigate) {
  const response = await fetch('/login/session', {
    method: 'POST',
    body: new URLSearchParams(new FormData(form)),
  });
  if (!response.ok) {
    message.textContent = 'Wrong e-mail or password.';
    return;
  }
  const { continueAt } = await response.json();
  // Where the API keeps its cookie to itself, only an answer of the API can set it.
  if (continueAt !== null) await fetch(continueAt, { credentials: 'include', mode: 'no-cors' });
  await navigate('/');
}

export function renderSignIn(navigate) {
  const parameters = new URLSearchParams(location.search);
  document.title = 'Sign in | ZenML Pro';
  const failed = parameters.has('failed') ? 'Wrong e-mail or password.' : '';
  const message = element('p', { role: 'status' }, failed);
  const form = element(
    'form',
    { method: 'post', action: '/login', className: 'sign-in' },
    element('h1', {}, 'Sign in to ZenML Pro'),
    field('E-mail', { name: 'email', type: 'text', autocomplete: 'username' }),
    field('Password', { name: 'password', type: 'password', autocomplete: 'current-password' }),
    element('button', { type: 'submit' }, 'Sign in'),
    message,
  );
  if (parameters.get('spa') === '1') {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void signInHere(form, message, navigate);
    });
  }
  document.body.replaceChildren(element('div', { id: 'app', className: 'plain' }, form));
}
