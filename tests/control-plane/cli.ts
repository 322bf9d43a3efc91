import { parseArgs } from 'node:util';
import { FAULT_HELP, parseFault } from './faults/parse-fault.ts';
import { parseRateLimit, RATE_LIMIT_HELP } from './rate-limit/rate-limit-spec.ts';
import { ADMIN_EMAIL, DEMO_PASSWORD, SUPER_USER_EMAIL } from './seeds/demo-people.ts';
import { type ControlPlaneOptions, isSelfHosted, MODES, type Mode, type ResourceForm } from './settings.ts';
import { startControlPlane } from './start-control-plane.ts';

const HELP = `A local stand-in for ZenML Pro.

  npm run control-plane -- [options]

  --mode MODE               current (default), legacy, self-hosted, self-hosted-legacy
  --seed SEED               demo (default), large, or a number
  --port PORT               8443; 0 takes a free one
  --http                    plain HTTP instead of HTTPS
  --password PASSWORD       the administrator's password
  --rate-limit LIMIT        ${RATE_LIMIT_HELP}
  --fault FAULT             may be repeated:
                              ${FAULT_HELP.join('\n                              ')}
  --permission-checks WHO   open (default) or refused, for people's sessions
  --resource-form FORM      server, project or workspace
  --cookie-domain DOMAIN    zenml.io (default), or none for a cookie of the API's host alone
  --same-site VALUE         lax (default), strict, none
  --partitioned             a Partitioned cookie
  --help                    this text
`;

const OPTIONS = {
  mode: { type: 'string', default: 'current' },
  seed: { type: 'string', default: 'demo' },
  port: { type: 'string', default: '8443' },
  http: { type: 'boolean', default: false },
  password: { type: 'string', default: DEMO_PASSWORD },
  'rate-limit': { type: 'string' },
  fault: { type: 'string', multiple: true },
  'permission-checks': { type: 'string', default: 'open' },
  'resource-form': { type: 'string' },
  'cookie-domain': { type: 'string', default: 'zenml.io' },
  'same-site': { type: 'string', default: 'lax' },
  partitioned: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

function oneOf<Choice extends string>(name: string, value: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((one) => one === value);
  if (choice === undefined) throw new Error(`--${name} is one of ${choices.join(', ')}, not ${value}.`);
  return choice;
}

function number(name: string, value: string): number {
  if (!/^\d+$/.test(value)) throw new Error(`--${name} needs a number, not ${value}.`);
  return Number(value);
}

/** Reads the command line; null asks for help. */
export function readArguments(args: readonly string[]): ControlPlaneOptions | null {
  const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true });
  if (values.help) return null;
  const form = values['resource-form'];
  const domain = values['cookie-domain'];
  return {
    mode: oneOf<Mode>('mode', values.mode, MODES),
    seed: values.seed === 'demo' || values.seed === 'large' ? values.seed : number('seed', values.seed),
    port: number('port', values.port),
    http: values.http,
    passwords: { [ADMIN_EMAIL]: values.password },
    permissionChecks: oneOf('permission-checks', values['permission-checks'], ['open', 'refused']),
    cookie: {
      domain: domain === 'none' ? null : domain,
      sameSite: oneOf('same-site', values['same-site'], ['lax', 'strict', 'none']),
      partitioned: values.partitioned,
    },
    fault: values.fault?.map(parseFault) ?? null,
    rateLimit: values['rate-limit'] === undefined ? null : parseRateLimit(values['rate-limit']),
    ...(form === undefined
      ? {}
      : { resourceForm: oneOf<ResourceForm>('resource-form', form, ['server', 'project', 'workspace']) }),
  };
}

async function main(): Promise<void> {
  const options = readArguments(process.argv.slice(2));
  if (options === null) {
    process.stdout.write(HELP);
    return;
  }
  const controlPlane = await startControlPlane(options);
  const key = controlPlane.createApiKey(ADMIN_EMAIL, 'command-line');
  const trust = options.http === true ? '' : ' --insecure';
  const password = options.passwords?.[ADMIN_EMAIL] ?? DEMO_PASSWORD;
  const mapping = isSelfHosted(options.mode ?? 'current')
    ? ''
    : `\n  Chromium   --host-resolver-rules="${controlPlane.hostResolverRules}" --ignore-certificate-errors`;
  const hasSuperUser = controlPlane.state.users.first('username', SUPER_USER_EMAIL) !== undefined;
  const superUser = hasSuperUser ? `\n  Super-user ${SUPER_USER_EMAIL} (password ${DEMO_PASSWORD})` : '';
  process.stdout.write(`ZenML Pro stand-in (${options.mode}, seed ${options.seed})

  API        ${controlPlane.apiUrl}
  Dashboard  ${controlPlane.dashboardUrl}${mapping}
  E-mail     ${ADMIN_EMAIL}
  Password   ${password}${superUser}
  API key    ${key}

  curl${trust} -H "Authorization: Bearer ${key}" ${controlPlane.apiUrl}/users/me
  curl${trust} -d "username=${ADMIN_EMAIL}" -d "password=${password}" ${controlPlane.apiUrl}/auth/login

Ctrl+C stops it.
`);
  const stop = () => void controlPlane.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

if (process.argv[1]?.endsWith('cli.ts') === true) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
}
