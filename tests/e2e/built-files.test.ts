import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What is in the files that people are given: no code from elsewhere, no address that is not known, no plain http. */
const root = join(import.meta.dirname, '../..');

describe.each(['chrome-mv3', 'firefox-mv3'])('%s', (build) => {
  const folder = join(root, '.output', build);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const read = (extension: RegExp) =>
    names
      .filter((name) => extension.test(name))
      .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  const scripts = read(/\.js$/);
  const texts = read(/\.(js|html|css|json)$/);

  it('runs nothing but its own files', () => {
    expect(scripts.length).toBeGreaterThan(5);
    for (const { name, text } of scripts) {
      expect(text, name).not.toMatch(/\beval\s*\(|\bnew Function\b|[^.\w]Function\(["'`]/);
      expect(text, name).not.toMatch(/\bset(?:Timeout|Interval)\(\s*["'`]/);
      expect(text, name).not.toMatch(/\bdocument\.write|\bnew Worker\(|\bWebAssembly\b|sourceMappingURL/);
      // An import names one of our own files.
      for (const [, to = ''] of text.matchAll(/\bimport\s*\(\s*(.)/g))
        expect(`"'\``, `${name}: import(${to}`).toContain(to);
      for (const [, to = ''] of text.matchAll(/\b(?:import|from)\s*\(?\s*["'`]([^"'`]+)["'`]/g)) {
        if (/^(?:[./]|https?:)/.test(to)) expect(to, name).toMatch(/^(?:\.{1,2})?\/[\w./-]+\.js$/);
      }
    }
    for (const { name, text } of read(/\.html$/)) {
      expect(text, name).not.toMatch(/<script(?![^>]*\ssrc="\/)|\son\w+=|javascript:/i);
      for (const [, to = ''] of text.matchAll(/\s(?:src|href)="([^"]+)"/g))
        expect(to, name).toMatch(/^\/[^/]/);
    }
  });

  it('calls each page by its name before its script speaks', () => {
    const catalogue = readFileSync(join(folder, '_locales/en/messages.json'), 'utf8');
    const { extension_name: name } = JSON.parse(catalogue);
    const pages = read(/\.html$/);
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) expect(page.text, page.name).toContain(`<title>${name.message}</title>`);
  });

  it('names these hosts and no other, and none by plain http', () => {
    const urls = texts.flatMap(
      ({ text }) => text.match(/\b(?:https?|wss?|ftp):\/\/[^\s"'`\\)<>,;]*/gi) ?? [],
    );
    const hosts = [...new Set(urls.map((url) => url.replace(/^(\w+:\/\/[^/?#$]*).*$/, '$1')))].sort();
    expect(hosts).toMatchInlineSnapshot(`
      [
        "http://www.w3.org",
        "https://",
        "https://*",
        "https://.",
        "https://cloud.zenml.io",
        "https://cloudapi.zenml.io",
        "https://staging.cloud.zenml.io",
        "https://staging.cloudapi.zenml.io",
        "https://zenml.example.com.",
      ]
    `);
  });

  it('has nothing in it that was not put there on purpose', () => {
    expect(names.filter((name) => /\.(map|ts|tsx|md|log|env|pem|key)$|(^|\/)\./.test(name))).toEqual([]);
  });
});
