import { useEffect, useState } from 'preact/hooks';
import type { ChangesClient } from '#components/app/changes-client.ts';
import { CopyTextButton } from '#components/ui/CopyTextButton.tsx';
import { FailureView } from '#components/ui/FailureView.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { t } from '#lib/i18n.ts';
import type { Result } from '#lib/model/result.ts';

/** The requests of a plan as commands to copy, made when somebody wants to see them. */
export function Commands({ client, planId }: { client: ChangesClient; planId: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="commands" onToggle={({ currentTarget: { open } }) => setOpen(open)}>
      <summary>{t('commands_title')}</summary>
      {isOpen && <CommandText key={planId} client={client} planId={planId} />}
    </details>
  );
}

function CommandText({ client, planId }: { client: ChangesClient; planId: string }) {
  const [asked, setAsked] = useState(0);
  const [result, setResult] = useState<Result<string[]> | null>(null);
  useEffect(() => {
    let isOver = false;
    void client.commands(planId).then((answer) => !isOver && setResult(answer));
    return () => {
      isOver = true;
    };
  }, [client, planId, asked]);
  if (result === null) return <Skeleton rows={1} />;
  if (!result.ok) return <FailureView failure={result.failure} onRetry={() => setAsked(asked + 1)} />;
  // A step that sends nothing has none.
  const text = result.value.filter(Boolean).join('\n');
  return (
    <>
      <p class="second">{t('commands_help')}</p>
      <pre>{text}</pre>
      <CopyTextButton value={() => text}>{t('commands_copy')}</CopyTextButton>
    </>
  );
}
