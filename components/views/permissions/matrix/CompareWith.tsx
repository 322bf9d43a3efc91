import { useState } from 'preact/hooks';
import type { Whose } from '#components/app/platform.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { byName } from '#components/ui/format.ts';
import { t } from '#lib/i18n.ts';
import { NOWHERE, type Place } from '#lib/model/place.ts';
import { ComparedWithPlace, ComparedWithSubject } from './Compared.tsx';
import { SubjectPicker } from './SubjectPicker.tsx';
import type { Side } from './use-side.ts';

type Other = { whose: Whose | null } | { place: Place; name: string };

/** Lets pick somebody else, or another workspace, and shows the differences. */
export function CompareWith({ side, onClose }: { side: Side; onClose: () => void }) {
  const [other, setOther] = useState<Other | null>(null);
  if (other === null) {
    return (
      <>
        {side.access.resolved.data?.workspace && (
          <OtherWorkspace side={side} onPick={(place, name) => setOther({ place, name })} />
        )}
        <SubjectPicker access={side.access} onPick={(whose) => setOther({ whose })} onClose={onClose} />
      </>
    );
  }
  const again = () => setOther(null);
  return 'whose' in other ? (
    <ComparedWithSubject side={side} whose={other.whose} onOther={again} />
  ) : (
    <ComparedWithPlace side={side} place={other.place} name={other.name} onOther={again} />
  );
}

function OtherWorkspace({ side, onPick }: { side: Side; onPick: (place: Place, name: string) => void }) {
  const workspaces = useQuery('workspaces', {});
  const here = side.access.resolved.data?.workspace?.id;
  const others = (workspaces.data?.items ?? [])
    .filter(({ id }) => id !== here)
    .sort(byName(({ displayName }) => displayName));
  return (
    <label class="select">
      <span>{t('compare_at')}</span>
      <select
        value=""
        onChange={({ currentTarget }) => {
          const found = others.find(({ id }) => id === currentTarget.value);
          if (!found) return;
          const organization = found.organization?.id ?? null;
          onPick({ ...NOWHERE, organization, workspace: found.id }, found.displayName);
        }}
      >
        <option value="">{t('compare_at_none')}</option>
        {others.map(({ id, displayName }) => (
          <option key={id} value={id}>
            {displayName}
          </option>
        ))}
      </select>
    </label>
  );
}
