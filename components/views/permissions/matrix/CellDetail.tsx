import { asTitle } from '#components/ui/format.ts';
import { Tag } from '#components/ui/Tag.tsx';
import { VERDICTS } from '#components/ui/verdict-words.ts';
import { t } from '#lib/i18n.ts';
import type { Decision } from '#lib/model/permissions/decision.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import { chainSteps } from '../chain-steps.ts';
import { Doubts } from '../Doubts.tsx';
import { actionOnType } from '../thing-words.ts';
import { VerdictDetail } from '../VerdictDetail.tsx';
import { askedOf } from './asked-of.ts';
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
}

/** Why a cell says what it says: every way in which it is given, what would have to be known, and of a "no" what would change it. */
export function CellDetail({ permission, said }: Props) {
  const [first, second] = said;
  const name = asTitle(actionOnType(permission));
  const asked = first && !second ? askedOf(first.side) : null;
  if (first && asked) {
    return (
      <>
        <p class="name">{name}</p>
        <Heading {...first} />
        <VerdictDetail asked={asked} action={{ permission, decision: first.decision }} />
      </>
    );
  }
  return (
    <>
      <p class="name">{name}</p>
      {said.map((one, index) => (
        <Reasons key={index === 0 ? 'before' : 'after'} permission={permission} {...one} />
      ))}
    </>
  );
}

function Heading({ of, decision: { verdict } }: Said) {
  const { icon, tone, word } = VERDICTS[verdict];
  return (
    <p>
      {of}{' '}
      <Tag tone={tone} icon={icon}>
        {t(word)}
      </Tag>
    </p>
  );
}

/** Of one of two sides, in few lines. */
function Reasons({ permission, ...said }: Said & { permission: Permission }) {
  const { side, decision } = said;
  const { basis, chains, doubts, isInactive, rolesSay } = decision;
  const asked = askedOf(side);
  return (
    <div>
      <Heading {...said} />
      {basis && <p class="second">{t(basis === 'zenml' ? 'basis_zenml' : 'basis_roles')}</p>}
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
      <Doubts doubts={doubts} isReading={side.access.access.data?.complete === false} />
    </div>
  );
}
