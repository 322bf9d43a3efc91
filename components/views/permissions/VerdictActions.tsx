import { CopyTextButton } from '#components/ui/CopyTextButton.tsx';
import { t } from '#lib/i18n.ts';
import type { Decision } from '#lib/model/permissions/decision.ts';
import type { Evidence, Principal } from '#lib/model/permissions/evidence.ts';
import { type NamedPlace, verdictJson } from '#lib/model/permissions/verdict-json.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import { verdictLine } from './verdict-line.ts';

interface Props {
  decision: Decision;
  permission: Permission;
  place: NamedPlace;
  /** Null: not read. */
  evidence: Evidence | null;
  /** Epoch ms at which that was read. */
  asOf: number | null;
  principal: Principal;
  /** It is about who reads it. */
  isMe: boolean;
}

/** A verdict to take along: as a line for people, and as JSON. */
export function VerdictActions({ evidence, isMe, ...verdict }: Props) {
  return (
    <div class="actions">
      <CopyTextButton value={() => verdictLine({ ...verdict, evidence, isMe })}>
        {t('copy_as_text')}
      </CopyTextButton>
      <CopyTextButton value={() => verdictJson(verdict)}>{t('copy_as_json')}</CopyTextButton>
    </div>
  );
}
