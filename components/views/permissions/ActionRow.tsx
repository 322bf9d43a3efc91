import { useId, useRef, useState } from 'preact/hooks';
import type { ActionDecision, Asked } from '#components/hooks/use-my-verdicts.ts';
import { asTitle } from '#components/ui/format.ts';
import { Shortened } from '#components/ui/Shortened.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { VERDICTS } from '#components/ui/verdict-words.ts';
import { t } from '#lib/i18n.ts';
import { reasonWords } from './reason-words.ts';
import { actionOnType, typeWords } from './thing-words.ts';
import { VerdictDetail } from './VerdictDetail.tsx';

interface Props {
  index: number;
  /** The one row of its list that the Tab key stops at. */
  isActive: boolean;
  onFocus: () => void;
  asked: Asked;
  action: ActionDecision;
  /** It says what it is done to. */
  hasType: boolean;
  isOpenAtFirst: boolean;
}

/** An action, its verdict and on what that rests; pressed, all of it. */
export function ActionRow({ index, isActive, onFocus, asked, action, hasType, isOpenAtFirst }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const { permission, decision } = action;
  const { word, icon, tone } = VERDICTS[decision.verdict];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.preventDefault();
    setOpen(false);
    button.current?.focus();
  };
  return (
    <li onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        class="row"
        data-row={index}
        tabIndex={isActive ? 0 : -1}
        onFocus={onFocus}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <Shortened class="name">
          {hasType ? (
            asTitle(actionOnType(permission))
          ) : (
            <>
              {asTitle(permission.action)} <span class="sr">{typeWords(permission.resourceType)}</span>
            </>
          )}
        </Shortened>{' '}
        <Tag tone={tone} icon={icon}>
          {t(word)}
        </Tag>
        <span class="second">{reasonWords(decision, asked)}</span>
      </button>
      {isOpen && (
        <div id={id}>
          <VerdictDetail asked={asked} action={action} />
        </div>
      )}
    </li>
  );
}
