import { Button } from '#components/ui/Button.tsx';
import { RuleTag } from '#components/ui/EnvironmentTag.tsx';
import { IconButton } from '#components/ui/IconButton.tsx';
import { t } from '#lib/i18n.ts';
import type { EnvironmentRule } from '#lib/model/environment.ts';
import { Matches } from './Matches.tsx';
import type { KnownWorkspace } from './options-platform.ts';
import { matchesOf } from './use-known-workspaces.ts';

interface Props {
  rule: EnvironmentRule;
  rules: readonly EnvironmentRule[];
  known: readonly KnownWorkspace[] | null;
  onEdit: () => void;
  onRemove: () => void;
  onMove: (by: -1 | 1) => void;
}

/** One rule: what it is like, what it is called, what it is for, and what can be done with it. */
export function EnvironmentLine({ rule, rules, known, onEdit, onRemove, onMove }: Props) {
  const { pattern } = rule;
  return (
    <div class="environment-line">
      <div class="title">
        <code>{pattern}</code>
        <RuleTag rule={rule} />
        <span class="tools">
          <IconButton icon="up" label={t('environments_up', { pattern })} onPress={() => onMove(-1)} />
          <IconButton icon="down" label={t('environments_down', { pattern })} onPress={() => onMove(1)} />
          <Button label={t('environments_edit_of', { pattern })} onPress={onEdit}>
            {t('environments_edit')}
          </Button>
          <Button label={t('environments_remove_of', { pattern })} onPress={onRemove}>
            {t('environments_remove')}
          </Button>
        </span>
      </div>
      <Matches names={known && known.length > 0 ? matchesOf(rule, rules, known) : null} />
    </div>
  );
}
