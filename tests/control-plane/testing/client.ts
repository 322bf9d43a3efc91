import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import type { ControlPlane } from '../start-control-plane.ts';

export interface Answer<Body> {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  body: Body;
}

export interface Call {
  /** The site that is meant; the connection itself always goes to the local port. */
  host?: string;
  token?: string;
  cookie?: string;
  origin?: string;
  headers?: Record<string, string>;
  json?: unknown;
  form?: Record<string, string>;
}

function readBody(text: string, type: string | undefined): unknown {
  if (type?.includes('json') !== true) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function headersOf(controlPlane: ControlPlane, call: Call): Record<string, string> {
  return {
    host: call.host ?? `localhost:${controlPlane.port}`,
    ...(call.token === undefined ? {} : { authorization: `Bearer ${call.token}` }),
    ...(call.cookie === undefined ? {} : { cookie: call.cookie }),
    ...(call.origin === undefined ? {} : { origin: call.origin }),
    ...(call.json === undefined ? {} : { 'content-type': 'application/json' }),
    ...(call.form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    ...call.headers,
  };
}

/** One real request, over the real protocol, trusting only the control plane's own certificate. */
export function call<Body = unknown>(
  controlPlane: ControlPlane,
  method: string,
  path: string,
  options: Call = {},
): Promise<Answer<Body>> {
  const payload = options.form === undefined ? options.json : new URLSearchParams(options.form).toString();
  const body = payload === undefined || typeof payload === 'string' ? payload : JSON.stringify(payload);
  const headers = headersOf(controlPlane, options);
  const target = { method, host: '127.0.0.1', port: controlPlane.port, path, headers, agent: false };
  const { certificate } = controlPlane;
  return new Promise((resolve, reject) => {
    const name = headers.host?.replace(/:\d+$/, '') ?? '';
    // An address is no server name: TLS forbids it.
    const servername = isIP(name) === 0 ? name : '';
    const request =
      certificate === null ? httpRequest(target) : httpsRequest({ ...target, ca: certificate, servername });
    request.on('error', reject);
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('error', reject);
      response.on('end', () => {
        const parsed = readBody(text, response.headers['content-type']) as Body;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, body: parsed });
      });
    });
    request.end(body);
  });
}

/** Calls in the name of one person; paths start with `/` and need no prefix. */
export function clientOf(controlPlane: ControlPlane, email: string) {
  const { token, userId } = controlPlane.signInAs(email);
  const prefix = new URL(controlPlane.apiUrl).pathname.replace(/\/$/, '');
  const send = <Body = unknown>(method: string, path: string, options: Call = {}) =>
    call<Body>(controlPlane, method, prefix + path, { token, ...options });
  return {
    userId,
    token,
    send,
    get: <Body = unknown>(path: string) => send<Body>('GET', path),
    post: <Body = unknown>(path: string, json?: unknown) => send<Body>('POST', path, { json }),
    patch: <Body = unknown>(path: string, json: unknown) => send<Body>('PATCH', path, { json }),
    delete: <Body = unknown>(path: string) => send<Body>('DELETE', path),
  };
}

export type Client = ReturnType<typeof clientOf>;
