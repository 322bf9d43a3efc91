// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { ZENML_CLOUD, ZENML_STAGING } from '#lib/model/control-plane.ts';
import { NOWHERE } from '#lib/model/place.ts';
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

const placeOf = (workspace: string) => ({ subject: { place: { workspace } }, isOfPage: true });

describe('subjectOf', () => {
  const pageUrl = 'https://cloud.zenml.io/workspaces/prod-eu';
  const linkUrl = `https://cloud.zenml.io/workspaces/dev/projects/fraud/runs/${ID}`;

  it('takes the selection before the link before the page', () => {
    const click = { selectionText: ID, linkUrl, pageUrl };
    expect(subjectOf(click, [ZENML_CLOUD])).toEqual({
      subject: { kind: 'selection', text: ID },
      controlPlaneId: 'zenml-cloud',
      isOfPage: true,
    });
    expect(subjectOf({ linkUrl, pageUrl }, [ZENML_CLOUD])).toMatchObject(placeOf('dev'));
    expect(subjectOf({ pageUrl }, [ZENML_CLOUD])).toMatchObject(placeOf('prod-eu'));
  });

  it('falls back to the page for a link that leads elsewhere', () => {
    const click = { linkUrl: 'https://docs.zenml.io/', pageUrl };
    expect(subjectOf(click, [ZENML_CLOUD])).toMatchObject(placeOf('prod-eu'));
  });

  it('passes over a selection without an id', () => {
    const click = { selectionText: 'hello', linkUrl, pageUrl };
    expect(subjectOf(click, [ZENML_CLOUD])).toMatchObject(placeOf('dev'));
    expect(subjectOf({ selectionText: 'hello', pageUrl }, [ZENML_CLOUD])).toMatchObject(placeOf('prod-eu'));
  });

  it('tells a link to another control plane from one of the page’s own', () => {
    const click = { linkUrl: 'https://staging.cloud.zenml.io/workspaces/dev', pageUrl };
    expect(subjectOf(click, [ZENML_CLOUD, ZENML_STAGING])).toEqual({
      subject: { kind: 'place', place: { ...NOWHERE, workspace: 'dev' } },
      controlPlaneId: 'zenml-staging',
      isOfPage: false,
    });
    // What is selected there is the page's.
    expect(subjectOf({ ...click, selectionText: ID }, [ZENML_CLOUD, ZENML_STAGING])).toMatchObject({
      controlPlaneId: 'zenml-cloud',
      isOfPage: true,
    });
  });

  it('has nothing to say about other sites', () => {
    expect(subjectOf({ pageUrl: 'https://example.com/' }, [ZENML_CLOUD])).toBeNull();
  });
});
