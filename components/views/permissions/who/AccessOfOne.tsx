import { useLayoutEffect, useRef } from 'preact/hooks';
import { useNavigation } from '#components/app/navigation-context.ts';
import type { Whose } from '#components/app/view-state.ts';
import { Button } from '#components/ui/Button.tsx';
import { Section } from '#components/ui/Section.tsx';
import { ViewHead } from '#components/ui/ViewHead.tsx';
import { t } from '#lib/i18n.ts';
import type { Whereabouts } from '#lib/model/permissions/target.ts';
import type { AccessRow } from '#lib/model/permissions/who-has-access.ts';
import { Doubts } from '../Doubts.tsx';
import { AccessMarks, marksOf } from './AccessMarks.tsx';
import { MARKS } from './access-words.ts';
import { sourceText } from './source-text.ts';

interface Props {
  row: AccessRow;
  where: Whereabouts;
  organizationId: string;
  onBack: () => void;
}

/** How one of those who have access came by it, and the ways on. Takes the focus; Escape goes back. */
export function AccessOfOne({ row, where, organizationId, onBack }: Props) {
  const { ask, open } = useNavigation();
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  const { principal, sources, doubts } = row;
  const whose = whoseOf(row, organizationId);
  const helps = marksOf(row).flatMap((mark) => MARKS[mark].help ?? []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is a way back from wherever the focus is in it
    <div
      class="who-one"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onBack();
      }}
    >
      <ViewHead
        level={3}
        heading={heading}
        title={principal.name}
        second={principal.email !== principal.name && principal.email}
        state={
          <span class="row-state">
            <AccessMarks row={row} />
          </span>
        }
        back={t('who_title')}
        onBack={onBack}
      />
      {helps.map((help) => (
        <p key={help} class="lead second">
          {t(help)}
        </p>
      ))}
      {doubts.length > 0 && (
        <div class="lead">
          <Doubts doubts={doubts} isReading={false} />
        </div>
      )}
      <Section title={t('who_person_sources')}>
        {sources.length === 0 && <p class="lead second">{t('who_person_none')}</p>}
        <ul class="roles">
          {sources.map((source) => (
            <li key={JSON.stringify(source)}>
              <span>
                {source.isDocumented
                  ? t('by_documented', { by: sourceText(source, where) })
                  : sourceText(source, where)}
              </span>
              {!source.isSure && <span class="row-state second">{t('who_mark_unsure')}</span>}
            </li>
          ))}
        </ul>
      </Section>
      {whose && (
        <div class="actions lead">
          <Button onPress={() => ask('matrix', whose)}>{t('who_matrix')}</Button>
          <Button onPress={() => ask('reach', whose)}>{t('who_reach')}</Button>
          {whose.kind !== 'role' && (
            <Button
              onPress={() =>
                open({ kind: whose.kind === 'team' ? 'team' : 'person', id: whose.id, organizationId })
              }
            >
              {t('who_open')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** Who is asked about from here; an invitation may nothing yet, and an account outside of roles has none to show. */
function whoseOf({ principal: { kind, id } }: AccessRow, organizationId: string): Whose | null {
  if (kind === 'invitation' || kind === 'workspace-service-account') return null;
  return { kind: kind === 'team' ? 'team' : 'person', id, organizationId };
}
