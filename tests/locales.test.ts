// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Entry {
  message: string;
  placeholders?: Record<string, { content: string }>;
}
type Catalogue = Record<string, Entry>;

const root = join(import.meta.dirname, '..');
const locales = readdirSync(join(root, 'public/_locales'));
const read = (locale: string): Catalogue =>
  JSON.parse(readFileSync(join(root, `public/_locales/${locale}/messages.json`), 'utf8'));
const english = read('en');

const code = ['components', 'entrypoints', 'lib', 'wxt.config.ts']
  .flatMap((path) =>
    path.endsWith('.ts')
      ? [path]
      : readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
          .filter((name) => /\.(tsx?|html)$/.test(name))
          .map((name) => join(path, name)),
  )
  .map((path) => readFileSync(join(root, path), 'utf8'))
  .join('\n');

/** A count's sentences are one: `people_count_one` and `people_count_other` are `people_count`. */
const bases = new Set(
  Object.keys(english)
    .filter((key) => key.endsWith('_other'))
    .map((key) => key.replace(/_other$/, '')),
);
function countedBase(key: string): string | null {
  const base = key.replace(/_(zero|one|two|few|many|other)$/, '');
  return base !== key && bases.has(base) ? base : null;
}

const isUsed = (key: string): boolean =>
  [key, countedBase(key) ?? key].some((name) =>
    [`'${name}'`, `__MSG_${name}__`, ` ${name} as `].some((use) => code.includes(use)),
  );

const namesIn = ({ placeholders }: Entry): string[] => Object.keys(placeholders ?? {}).sort();

describe.each(locales)('the catalogue %s', (locale) => {
  const catalogue = read(locale);
  const entries = Object.entries(catalogue);

  it('says which language it is', () => {
    expect(catalogue.catalogue_language?.message).toBe(locale.replaceAll('_', '-'));
  });

  it('has no key that nothing uses', () => {
    expect(Object.keys(catalogue).filter((key) => !isUsed(key))).toEqual([]);
  });

  it('has the keys of the English one, and of each count the forms that its language has', () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const wanted = Object.keys(english).flatMap((key) => {
      const base = countedBase(key);
      return base === null ? [key] : forms.map((form) => `${base}_${form}`);
    });
    expect(Object.keys(catalogue).sort()).toEqual([...new Set(wanted)].sort());
  });

  it('has the placeholders of the English one, numbered in the order of their names', () => {
    for (const [key, entry] of entries) {
      const base = countedBase(key);
      const names = namesIn(entry);
      expect(names, key).toEqual(namesIn(english[base === null ? key : `${base}_other`] ?? { message: '' }));
      if (base !== null) expect(names, key).toContain('count');
      expect(
        names.map((name) => entry.placeholders?.[name]?.content),
        key,
      ).toEqual(names.map((_, index) => `$${index + 1}`));
      // Browsers give nine at most.
      expect(names.length, key).toBeLessThan(10);
      const inMessage = [...entry.message.matchAll(/\$(\w+)\$/g)].map(([, name]) => name);
      expect([...new Set(inMessage)].sort(), key).toEqual(names);
      // A dollar sign of its own would be read as a placeholder by browsers.
      expect(entry.message.replace(/\$\w+\$/g, ''), key).not.toContain('$');
    }
  });

  it('has words in every text, and only words: no markup, no space at an end', () => {
    const wrong = entries.filter(
      ([, { message }]) => message !== message.trim() || /^$|[<>]|&\w+;| {2}/.test(message),
    );
    expect(wrong).toEqual([]);
  });
});

/** What is called the same in German: names, loan words and what is no word at all. */
const SAME_IN_GERMAN = new Set(
  `extension_short_name tab_workspaces tab_tenants kind_workspace kind_tenant kind_person kind_team
  label_status label_version label_server label_name label_logo teams_section form_optional form_upgrade form_filter
  question_matrix reach_filter change_field_name change_field_logo change_field_version change_field_superuser
  who_kind_teams details_section group_upgrade seconds_short minutes_short
  role_at_workspace form_take_team thing_in chain_role_in`.split(/\s+/),
);
const words = (message: string): string => message.replace(/\$\w+\$|Sidecar for ZenML Pro/g, '');
const bare = (message: string): string => words(message).replace(/[^\p{L}]/gu, '');

describe('the German catalogue', () => {
  const german = read('de');
  const entries = Object.entries(german);

  it('has no English text left', () => {
    const left = entries.filter(
      ([key, { message }]) =>
        bare(message) !== '' && message === english[key]?.message && !SAME_IN_GERMAN.has(key),
    );
    expect(left).toEqual([]);
    const ENGLISH = /\b(the|of|is|are|not|and|to|with|for|you|your|this|that|which|who|can|has)\b/i;
    expect(entries.filter(([, { message }]) => ENGLISH.test(words(message)))).toEqual([]);
  });

  it('calls the things of ZenML by one name each', () => {
    const others =
      /\b(Einladungslink|Mandant|Arbeitsbereich|Nutzer|Servicekonto|Benutzerrolle|Genehmigung|Rechte ändern)\b/;
    expect(entries.filter(([, { message }]) => others.test(message))).toEqual([]);
  });

  it('speaks to nobody as Sie or du', () => {
    const address = /\b(du|dich|dir|dein\w*|Ihnen|Ihre[nmrs]?)\b|[^.:!?„] Sie\b/;
    expect(
      entries.filter(([key, { message }]) => key !== 'organization_people' && address.test(message)),
    ).toEqual([]);
  });
});

describe('the keys that the code uses', () => {
  it('exist', () => {
    const used = [...code.matchAll(/\b(?:t|plural)\(\s*'(\w+)'/g)].map(([, key = '']) => key);
    expect(used.length).toBeGreaterThan(100);
    expect(used.filter((key) => !(key in english) && !(`${key}_other` in english))).toEqual([]);
  });
});
