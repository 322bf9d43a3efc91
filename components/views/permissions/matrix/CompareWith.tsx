import { useState } from 'preact/hooks';
import type { Whose } from '#components/app/view-state.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { byName } from '#components/ui/by-name.ts';
import { t } from '#lib/i18n.ts';
import { NOWHERE, type Place } from '#lib/model/place.ts';
import { ComparedWithPlace, ComparedWithSubject } from './Compared.tsx';
import { SubjectPicker } from './SubjectPicker.tsx';
import type { Side } from './use-side.ts';

type Other = { whose: Whose | null } | { place: Place; name: string };

/** Lets pick somebody else, or another place, and shows the differences. */
export function CompareWith({ side, onClose }: { side: Side; onClose: () => void }) {
  const [other, setOther] = useState<Other | null>(null);
  if (other === null) {
    return (
      <>
        <OtherPlace side={side} onPick={(place, name) => setOther({ place, name })} />
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

/** Another workspace of those that I see; of an organization, another of mine. */
function OtherPlace({ side, onPick }: { side: Side; onPick: (place: Place, name: string) => void }) {
  const here = side.access.resolved.data;
  const isWorkspace = here?.workspace != null;
  const workspaces = useQuery('workspaces', isWorkspace ? {} : null);
  const organizations = useQuery('organizations', isWorkspace ? null : {});
  const places = isWorkspace
    ? (workspaces.data?.items ?? []).map(({ id, displayName, organization }) => {
        const place = { ...NOWHERE, organization: organization?.id ?? null, workspace: id };
        return { id, name: displayName, place };
      })
    : (organizations.data?.items ?? []).map(({ id, name }) => {
        return { id, name, place: { ...NOWHERE, organization: id } };
      });
  const others = places
    .filter(({ id }) => id !== (here?.workspace ?? here?.organization)?.id)
    .sort(byName(({ name }) => name));
  return (
    <label class="select">
      <span>{t('compare_at')}</span>
      <select
        value=""
        onChange={({ currentTarget }) => {
          const found = others.find(({ id }) => id === currentTarget.value);
          if (found) onPick(found.place, found.name);
        }}
      >
        <option value="">{t('compare_at_none')}</option>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
