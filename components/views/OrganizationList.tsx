import { useMemo } from 'preact/hooks';
import { byName } from '#components/ui/by-name.ts';
import { EnvironmentTag } from '#components/ui/EnvironmentTag.tsx';
import { List } from '#components/ui/List.tsx';
import type { RowContent } from '#components/ui/Row.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { t } from '#lib/i18n.ts';
import { nameOfUser } from '#lib/model/name-of-user.ts';
import type { Organization } from '#lib/model/resources/organization.ts';
import { trialText } from './trial-text.ts';

interface Props {
  label: string;
  organizations: readonly Organization[];
  onOpen: (organization: Organization) => void;
  /** False when the order says something, as with matches of a search. */
  isSorted?: boolean;
}

/** Organizations as rows: name, then the owner, the subscription at the right. */
export function OrganizationList({ label, organizations, onOpen, isSorted = true }: Props) {
  const items = useMemo(
    () => (isSorted ? [...organizations].sort(byName(({ name }) => name)) : organizations),
    [organizations, isSorted],
  );
  return <List label={label} items={items} keyOf={({ id }) => id} content={rowOf} onOpen={onOpen} />;
}

function rowOf(organization: Organization): RowContent {
  const { name, owner, trialExpiry, hasActiveSubscription } = organization;
  const trial = trialText(trialExpiry);
  return {
    name,
    second: owner && t('owned_by', { name: nameOfUser(owner) }),
    state: (
      <>
        <EnvironmentTag names={[name]} />
        {trial ? (
          <Tag tone={trialExpiry !== null && trialExpiry <= 0 ? 'bad' : 'unsure'} icon="pending">
            {trial}
          </Tag>
        ) : (
          <Subscription isActive={hasActiveSubscription} />
        )}
      </>
    ),
  };
}

function Subscription({ isActive }: { isActive: boolean | null }) {
  if (isActive === null) return <Tag tone="unsure">{t('subscription_unknown')}</Tag>;
  return isActive ? (
    <Tag tone="good">{t('subscription_active')}</Tag>
  ) : (
    <Tag tone="bad">{t('subscription_none')}</Tag>
  );
}
