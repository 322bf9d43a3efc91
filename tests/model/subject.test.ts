import { describe, expect, it } from 'vitest';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { idInSelection, subjectOf } from '#lib/model/subject.ts';

const ID = '0b7c2f1e-8a55-4c8e-9d5f-4f2a6f0b1c11';

describe('idInSelection', () => {
  it.each([
    [ID, ID],
    [`  ${ID.toUpperCase()}\n`, ID],
    [`Run ${ID} failed`, ID],
    ['ada@northwind.example', 'ada@northwind.example'],
    ['Ada <ada@northwind.example>, owner', 'ada@northwind.example'],
    ['no id here', ''],
    ['almost@', ''],
    [`${'x'.repeat(5000)}${ID}`, ''],
  ])('finds in %j: %j', (selection, id) => {
    expect(idInSelection(selection)).toBe(id);
  });
});

describe('subjectOf', () => {
  const pageUrl = 'https://cloud.zenml.io/workspaces/prod-eu';
  const linkUrl = `https://cloud.zenml.io/workspaces/dev/projects/fraud/runs/${ID}`;

  it('takes the selection before the link before the page', () => {
    const click = { selectionText: ID, linkUrl, pageUrl };
    expect(subjectOf(click, [ZENML_CLOUD])).toEqual({ kind: 'selection', text: ID });
    expect(subjectOf({ linkUrl, pageUrl }, [ZENML_CLOUD])).toMatchObject({ place: { workspace: 'dev' } });
    expect(subjectOf({ pageUrl }, [ZENML_CLOUD])).toMatchObject({ place: { workspace: 'prod-eu' } });
  });

  it('falls back to the page for a link that leads elsewhere', () => {
    const click = { linkUrl: 'https://docs.zenml.io/', pageUrl };
    expect(subjectOf(click, [ZENML_CLOUD])).toMatchObject({ place: { workspace: 'prod-eu' } });
  });

  it('passes over a selection without an id', () => {
    const click = { selectionText: 'hello', linkUrl, pageUrl };
    expect(subjectOf(click, [ZENML_CLOUD])).toMatchObject({ place: { workspace: 'dev' } });
    expect(subjectOf({ selectionText: 'hello', pageUrl }, [ZENML_CLOUD])).toMatchObject({
      place: { workspace: 'prod-eu' },
    });
  });

  it('has nothing to say about other sites', () => {
    expect(subjectOf({ pageUrl: 'https://example.com/' }, [ZENML_CLOUD])).toBeNull();
  });
});
