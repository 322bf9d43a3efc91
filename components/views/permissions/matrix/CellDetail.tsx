import type { ComponentChildren } from 'preact';
import { asTitle } from '#components/ui/format.ts';
import { Tag } from '#components/ui/Tag.tsx';
import { VERDICTS } from '#components/ui/verdict-words.ts';
import { t } from '#lib/i18n.ts';
import type { Decision } from '#lib/model/permissions/decision.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import { chainSteps } from '../chain-steps.ts';
import { Doubts } from '../Doubts.tsx';
import { actionOnType } from '../thing-words.ts';
import type { Side } from './use-side.ts';

/** What is said on one side, and what that side is called. */
export interface Said {
  side: Side;
  of: string;
  decision: Decision;
}

interface Props {
  permission: Permission;
  /** Two when they are compared. */
  said: readonly Said[];
  children?: ComponentChildren;
}

/** Why a cell says what it says: every way in which it is given, or what would have to be known. */
export function CellDetail({ permission, said, children }: Props) {
  return (
    <>
      <p class="name">{asTitle(actionOnType(permission))}</p>
      {said.map((one, index) => (
        <Reasons key={index === 0 ? 'before' : 'after'} permission={permission} {...one} />
      ))}
      {children}
    </>
  );
}

function Reasons({ permission, side, of, decision }: Said & { permission: Permission }) {
  const { verdict, basis, chains, doubts, isInactive, rolesSay } = decision;
  const { icon, tone, word } = VERDICTS[verdict];
  const { resolved, access } = side.access;
  const { principal, whose } = side.subject;
  // A role is held by nobody here, and nowhere.
  const isHeld = whose?.kind !== 'role';
  const asked = isHeld && resolved.data && { place: resolved.data, principal, isMe: whose === null };
  return (
    <div>
      <p>
        {of}{' '}
        <Tag tone={tone} icon={icon}>
          {t(word)}
        </Tag>{' '}
        {basis && <span class="second">{t(basis === 'zenml' ? 'basis_zenml' : 'basis_roles')}</span>}
      </p>
      {isInactive && <p>{t('reason_inactive')}</p>}
      {rolesSay && <p>{t(rolesSay === 'allowed' ? 'disagree_zenml_no' : 'disagree_zenml_yes')}</p>}
      {asked && chains.length > 0 && (
        <ul>
          {chains.map((chain) => (
            <li class="step" key={JSON.stringify(chain)}>
              {chainSteps(chain, permission, asked).join(' > ')}
            </li>
          ))}
        </ul>
      )}
      <Doubts doubts={doubts} isReading={access.data?.complete === false} />
    </div>
  );
}
