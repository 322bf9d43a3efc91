import { type PlainKey, plural, t } from '#lib/i18n.ts';
import type { Failure, FailureKind } from '#lib/model/failure.ts';

/** The one thing that a person can do next. */
export type FailureAction =
  | 'try-again'
  | 'ask-again'
  | 'sign-in'
  | 'grant-access'
  | 'open-zenml'
  | 'open-dashboard'
  | 'reload-page';

/** A failure in words. */
export interface FailureWords {
  title: string;
  /** What it means or what helps; null when the title says it all. */
  help: string | null;
  /** What the server itself gave as reason, as plain text. */
  reason: string | null;
  action: FailureAction;
}

type WordsFor<K extends FailureKind> = (failure: Extract<Failure, { kind: K }>) => FailureWords;

const words = (
  title: string,
  help: PlainKey | null,
  action: FailureAction,
  reason: string | null = null,
) => ({
  title,
  help: help && t(help),
  reason,
  action,
});

const NOT_ZENML = {
  html: 'failure_not_zenml_html',
  redirect: 'failure_not_zenml_redirect',
  'not-json': 'failure_not_zenml_json',
  'too-large': 'failure_not_zenml_large',
} as const satisfies Record<string, PlainKey>;

/** Every kind has its words and its action here; a new kind does not compile without. */
const WORDS: { [K in FailureKind]: WordsFor<K> } = {
  'signed-out': () => words(t('failure_signed_out'), 'failure_signed_out_help', 'sign-in'),
  forbidden: ({ reason }) => words(t('failure_forbidden'), 'failure_forbidden_help', 'open-zenml', reason),
  'not-found': ({ reason }) => words(t('failure_not_found'), 'failure_not_found_help', 'try-again', reason),
  invalid: ({ reason, fields }) =>
    words(
      t('failure_invalid'),
      null,
      'try-again',
      [reason, ...fields.map(({ path, message }) => `${path}: ${message}`)].filter(Boolean).join('; ') ||
        null,
    ),
  conflict: ({ reason }) => words(t('failure_conflict'), null, 'try-again', reason),
  'limit-reached': ({ reason }) => words(t('failure_limit'), 'failure_limit_help', 'open-zenml', reason),
  'rate-limited': () => words(t('failure_rate_limited'), null, 'try-again'),
  offline: () => words(t('failure_offline'), 'failure_offline_help', 'try-again'),
  timeout: ({ seconds }) => words(plural('failure_timeout', seconds), null, 'try-again'),
  server: ({ status, reason }) =>
    words(t('failure_server', { status }), 'failure_server_help', 'try-again', reason),
  'not-zenml': ({ reason }) => words(t(NOT_ZENML[reason]), 'failure_not_zenml_help', 'try-again'),
  'unexpected-response': ({ path }) =>
    words(t('failure_unexpected', { path: path || '/' }), 'failure_unexpected_help', 'try-again'),
  'no-host-permission': ({ origin }) =>
    words(t('failure_host', { host: hostOf(origin) }), 'failure_host_help', 'grant-access'),
  'no-dashboard-tab': () => words(t('failure_no_tab'), 'failure_no_tab_help', 'open-dashboard'),
  'other-identity': ({ where }) =>
    where === 'page'
      ? words(t('failure_identity_page'), 'failure_identity_page_help', 'try-again')
      : words(t('failure_identity'), 'failure_identity_help', 'try-again'),
  interrupted: () => words(t('failure_interrupted'), null, 'try-again'),
  'worker-silent': ({ mayBeDone }) =>
    words(
      t('failure_silent'),
      mayBeDone ? 'failure_silent_change_help' : 'failure_silent_help',
      'reload-page',
    ),
  cancelled: () => words(t('failure_cancelled'), null, 'ask-again'),
  'outcome-unknown': () => words(t('failure_outcome'), 'failure_outcome_help', 'try-again'),
  unproven: () => words(t('failure_unproven'), 'failure_unproven_help', 'try-again'),
  'read-only': () => words(t('failure_read_only'), 'failure_read_only_help', 'try-again'),
  administered: ({ what }) =>
    words(
      t(what === 'bulk' ? 'failure_bulk_off' : 'failure_administered'),
      'policy_by_administrator',
      'try-again',
    ),
  'change-under-way': () => words(t('failure_under_way'), 'failure_under_way_help', 'try-again'),
  guarded: () => words(t('failure_guarded'), 'failure_guarded_help', 'try-again'),
  'private-window': () => words(t('private_window'), null, 'try-again'),
  'stale-page': () => words(t('failure_stale_page'), 'failure_stale_page_help', 'reload-page'),
};

/** What a failure is called, what it means and what to do next. */
export function failureWords<K extends FailureKind>(failure: Extract<Failure, { kind: K }>): FailureWords {
  return (WORDS[failure.kind as K] as WordsFor<K>)(failure);
}

/** The host of an origin or match pattern, for people. */
export const hostOf = (origin: string): string => origin.replace(/^\w+:\/\//, '').replace(/\/.*$/, '');
