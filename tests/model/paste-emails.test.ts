// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { pasteEmails } from '#lib/model/paste-emails.ts';

const none = { repeated: [], invalid: [] };

describe('pasted e-mail addresses', () => {
  it.each([
    ['one', 'a@x.io', ['a@x.io']],
    ['lines', 'a@x.io\nb@x.io\r\n\nc@x.io\n', ['a@x.io', 'b@x.io', 'c@x.io']],
    ['commas', 'a@x.io, b@x.io,c@x.io,', ['a@x.io', 'b@x.io', 'c@x.io']],
    ['semicolons', 'a@x.io; b@x.io;', ['a@x.io', 'b@x.io']],
    ['spaces and tabs', 'a@x.io b@x.io\tc@x.io', ['a@x.io', 'b@x.io', 'c@x.io']],
    ['names', 'Ada Lovelace <ada@x.io>, Grace <grace@x.io>', ['ada@x.io', 'grace@x.io']],
    ['names with a comma', '"Lovelace, Ada" <ada@x.io>; b@x.io', ['ada@x.io', 'b@x.io']],
    ['a name that is the address', 'ada@x.io <ada@x.io>', ['ada@x.io']],
    ['brackets in a row', 'Ada <a@x.io> Bob <b@x.io>', ['a@x.io', 'b@x.io']],
    ['brackets alone', '<a@x.io>,<b@x.io>', ['a@x.io', 'b@x.io']],
    ['links', 'mailto:a@x.io', ['a@x.io']],
    ['capitals', 'Ada@X.io', ['ada@x.io']],
    ['quotes', '"a@x.io", \'b@x.io\'', ['a@x.io', 'b@x.io']],
    ['plus, dots and hyphens', 'a.b+c-d@sub-1.x.co.uk', ['a.b+c-d@sub-1.x.co.uk']],
    ['nothing', ' \n ,; ', []],
  ])('are read from %s', (_, text, emails) => {
    expect(pasteEmails(text)).toEqual({ emails, ...none });
  });

  it.each([
    ['without a host', 'ada@', 'ada@'],
    ['without a name', '@x.io', '@x.io'],
    ['without an at sign', 'ada at x.io', 'ada at x.io'],
    ['with two at signs', 'a@b@x.io', 'a@b@x.io'],
    ['without a top level', 'ada@localhost', 'ada@localhost'],
    ['with two dots', 'a..b@x.io', 'a..b@x.io'],
    ['with a hyphen at the edge of the host', 'a@-x.io', 'a@-x.io'],
    ['that is too long', `${'a'.repeat(250)}@x.io`, `${'a'.repeat(250)}@x.io`],
    ['with a broken bracket', 'Ada <ada@x.io', 'ada@x.io'],
    ['that is a name alone', 'Ada Lovelace', 'Ada Lovelace'],
  ])('say what is none: %s', (_, text, invalid) => {
    const { emails, invalid: found } = pasteEmails(`ok@x.io,${text}`);
    expect(emails).toContain('ok@x.io');
    // A bracket that never closes hides nothing: its address is found or shown.
    expect([...found, ...emails].join(' ')).toContain(invalid);
    expect(found).not.toEqual([]);
  });

  it('are each there once, whatever their letters, and those that were there again are named once', () => {
    expect(pasteEmails('a@x.io, A@x.io, b@x.io, a@X.IO')).toEqual({
      emails: ['a@x.io', 'b@x.io'],
      repeated: ['a@x.io'],
      invalid: [],
    });
  });

  it('are read from thousands of lines at once', () => {
    const text = Array.from({ length: 5000 }, (_, n) => `Person ${n} <p${n}@x.io>`).join('\n');
    expect(pasteEmails(text).emails).toHaveLength(5000);
  });
});
