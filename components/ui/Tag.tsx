import { Icon, type IconName } from './Icon.tsx';

export type Tone = 'good' | 'bad' | 'unsure' | 'plain';

const ICON: Record<Tone, IconName> = { good: 'check', bad: 'cross', unsure: 'question', plain: 'paused' };

interface Props {
  tone: Tone;
  children: string;
  /** Another sign than the tone's own; null for none. */
  icon?: IconName | null;
}

/** A state: a sign and its word, never colour alone. */
export function Tag({ tone, children, icon = ICON[tone] }: Props) {
  return (
    <span class={`tag ${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
