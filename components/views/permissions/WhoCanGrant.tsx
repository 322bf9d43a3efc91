import { plural, t } from '#lib/i18n.ts';
import type { Principal } from '#lib/model/permissions/evidence.ts';
import type { Granters } from '#lib/model/permissions/granters.ts';
import { byWords } from './chain-words.ts';

interface Props {
  /** Null: there is nothing to be granted, or who holds what is not known. */
  granters: Granters | null;
  /** Whose access it is about. */
  principal: Principal;
  isMe: boolean;
}

const SHOWN = 3;

/** The people who can grant a role, each with what makes them able. */
export function WhoCanGrant({ granters, principal, isMe }: Props) {
  if (!granters) return null;
  const { known, isPerhapsMore } = granters;
  const more = known.length - SHOWN;
  return (
    <>
      <h4>{t('granters_title')}</h4>
      {known.length === 0 && <p>{t('granters_none')}</p>}
      {known.length > 0 && (
        <ul>
          {known.slice(0, SHOWN).map(({ principal: one, chain }) => (
            <li key={one.id}>
              <span class="name">{isMe && one.id === principal.id ? t('granter_me') : one.name}</span>{' '}
              <span class="second">{chain.via === 'owner' ? t('granter_owner') : byWords(chain)}</span>
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p class="second">{plural('granters_more', more)}</p>}
      {isPerhapsMore && <p class="second">{t('granters_perhaps')}</p>}
    </>
  );
}
