import type { ComponentChildren } from 'preact';
import { Button } from '#components/ui/Button.tsx';
import { FailureView } from '#components/ui/FailureView.tsx';
import { failureWords } from '#components/ui/failure-words.ts';
import { t } from '#lib/i18n.ts';
import type { Failure } from '#lib/model/failure.ts';

interface Props {
  failure: Failure;
  /** Other actions at the place did get a verdict of ZenML's. */
  isForSome: boolean;
  onRetry: () => void;
  isBusy: boolean;
}

/** Why ZenML's own permission check says nothing, so that what is shown is worked out from roles. Never turned into a "no". */
export function CheckNote({ failure, isForSome, onRetry, isBusy }: Props) {
  const again = (
    <Button onPress={onRetry} isBusy={isBusy}>
      {t('check_again')}
    </Button>
  );
  if (failure.kind === 'forbidden') return <Note text={t('permissions_forbidden')}>{again}</Note>;
  if (failure.kind === 'not-found') return <Note text={t('permissions_no_check')}>{again}</Note>;
  if (failure.kind === 'unproven') {
    const { title, help } = failureWords(failure);
    return (
      <Note text={title} help={help}>
        {again}
      </Note>
    );
  }
  if (failure.kind === 'invalid') {
    if (!isOurLimit(failure)) return <Note text={t('permissions_no_form')}>{again}</Note>;
    // Asking again would not ask ZenML either.
    return <Note text={t(isForSome ? 'permissions_some_not_published' : 'permissions_not_published')} />;
  }
  return (
    <>
      <p class="lead">{t('permissions_check_failed')}</p>
      <FailureView failure={failure} onRetry={onRetry} isBusy={isBusy} isNote />
    </>
  );
}

/** The server gave no reason and named no field: it was not asked, because nobody knows how. */
const isOurLimit = ({ reason, fields }: Extract<Failure, { kind: 'invalid' }>): boolean =>
  reason === null && fields.length === 0;

function Note({
  text,
  help = null,
  children,
}: {
  text: string;
  help?: string | null;
  children?: ComponentChildren;
}) {
  return (
    <div class="notice note">
      <p>{text}</p>
      {help && <p class="second">{help}</p>}
      {children && <div class="actions">{children}</div>}
    </div>
  );
}
