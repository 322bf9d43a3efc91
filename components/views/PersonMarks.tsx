import { Tag } from '#components/ui/Tag.tsx';
import { t } from '#lib/i18n.ts';
import type { Principal } from '#lib/model/permissions/evidence.ts';

/** What is special about an account; nothing for an ordinary one. */
export function PersonMarks({
  person: { kind, isActive, isSuperuser },
}: {
  person: Pick<Principal, 'kind' | 'isActive' | 'isSuperuser'>;
}) {
  const marks = [
    (kind === 'service-account' || kind === 'workspace-service-account') && {
      text: t('people_service_account'),
      tone: 'plain' as const,
    },
    kind === 'invitation' && { text: t('people_invited'), tone: 'unsure' as const },
    isSuperuser && { text: t('people_superuser'), tone: 'unsure' as const },
    isActive === false && kind !== 'invitation' && { text: t('people_inactive'), tone: 'bad' as const },
  ];
  const shown = marks.filter((mark) => mark !== false && mark !== null);
  if (shown.length === 0) return null;
  return (
    <>
      {shown.map(({ text, tone }) => (
        <Tag key={text} tone={tone} icon={tone === 'bad' ? 'paused' : tone === 'unsure' ? 'pending' : null}>
          {text}
        </Tag>
      ))}
    </>
  );
}
