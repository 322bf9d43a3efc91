import { useEffect, useReducer, useState } from 'preact/hooks';
import { Field, Fields } from '#components/ui/Fields.tsx';
import { bytes } from '#components/ui/format.ts';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { type PlainKey, plural, t } from '#lib/i18n.ts';
import type { StoredGroup, StoredGroupName } from '#lib/model/stored.ts';
import { EraseEverything } from './EraseEverything.tsx';
import { OptionsSection } from './OptionsSection.tsx';
import { useOptionsPlatform } from './options-platform.ts';

const NAMES: Record<StoredGroupName, PlainKey> = {
  answers: 'stored_answers',
  lists: 'stored_lists',
  drafts: 'stored_drafts',
  session: 'stored_session',
  journal: 'stored_journal',
  settings: 'stored_settings',
  learned: 'stored_learned',
};

/** What is stored in this browser, in plain words and with its size, and the way to have none of it. */
export function StoredSection({ id }: { id: string }) {
  const { stored, onChanged } = useOptionsPlatform();
  const [known, setKnown] = useState<readonly StoredGroup[] | null | undefined>();
  const [turn, look] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let isStopped = false;
    void stored().then((result) => isStopped || setKnown(result.ok ? result.value : null));
    return () => {
      isStopped = true;
    };
  }, [stored, turn]);
  useEffect(() => onChanged(() => look(undefined)), [onChanged]);
  return (
    <OptionsSection id={id} title={t('stored_title')} help={t('stored_help')}>
      {known === undefined && <Skeleton rows={7} isTwoLine={false} />}
      {known === null && <p class="second">{t('stored_unknown')}</p>}
      {known && (
        <>
          <Area title={t('stored_memory')} groups={known.filter(({ area }) => area === 'memory')} />
          <Area title={t('stored_disk')} groups={known.filter(({ area }) => area === 'disk')} />
        </>
      )}
      <EraseEverything onErased={() => look(undefined)} />
    </OptionsSection>
  );
}

function Area({ title, groups }: { title: string; groups: readonly StoredGroup[] }) {
  return (
    <div class="section">
      <div class="section-head">
        <h3>{title}</h3>
      </div>
      <Fields isNumbers>
        {groups.map(({ group, items, bytes: size }) => (
          <Field key={group} name={t(NAMES[group])}>
            {items === 0 ? t('stored_none') : plural('stored_size', items, { size: bytes(size) })}
          </Field>
        ))}
      </Fields>
    </div>
  );
}
