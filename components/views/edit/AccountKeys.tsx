import { useEditing } from '#components/hooks/use-editing.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { DateValue } from '#components/ui/DateValue.tsx';
import { Query } from '#components/ui/Query.tsx';
import { RowsNotes } from '#components/ui/RowsNotes.tsx';
import { Section } from '#components/ui/Section.tsx';
import { t } from '#lib/i18n.ts';
import { DraftButton } from './DraftButton.tsx';

interface Props {
  accountId: string;
  organizationId: string;
}

/** The keys of a service account, each to be deleted; nothing while editing is off. */
export function AccountKeys(props: Props) {
  const { isOn } = useEditing();
  return isOn ? <Keys {...props} /> : null;
}

function Keys({ accountId, organizationId }: Props) {
  const keys = useQuery('accountKeys', { organizationId, accountId });
  return (
    <Section title={t('edit_keys')}>
      <Query query={keys} rows={2}>
        {(rows) => (
          <>
            <ul class="roles editable">
              {rows.items.map(({ id, name, created }) => (
                <li key={id}>
                  <span class="name">{name}</span>{' '}
                  <span class="second">
                    <DateValue time={created} />
                  </span>
                  {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls */}
                  <div class="row-actions" role="group" aria-label={name}>
                    <DraftButton
                      changes={[
                        { kind: 'deleteAccountKey', input: { organizationId, accountId, keyId: id } },
                      ]}
                    >
                      {t('edit_delete')}
                    </DraftButton>
                  </div>
                </li>
              ))}
            </ul>
            {rows.items.length === 0 && rows.complete && <p class="lead second">{t('edit_keys_none')}</p>}
            <RowsNotes rows={rows} onRetry={keys.refetch} />
          </>
        )}
      </Query>
    </Section>
  );
}
