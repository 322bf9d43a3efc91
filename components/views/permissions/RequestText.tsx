import { usePlatform } from '#components/app/platform-context.ts';
import { useSession } from '#components/app/session-context.ts';
import type { Asked } from '#components/hooks/use-my-verdicts.ts';
import { CopyTextButton } from '#components/ui/CopyTextButton.tsx';
import { t } from '#lib/i18n.ts';
import { dashboardLink } from '#lib/model/dashboard-link.ts';
import type { WhyNot } from '#lib/model/permissions/why-not.ts';
import { requestWords } from './request-words.ts';

/** A text with which to ask for the smallest role that would give an action, to copy. Nothing where no role would. */
export function RequestText({ why, asked }: { why: WhyNot; asked: Asked }) {
  const { controlPlane } = usePlatform();
  const { word } = useSession();
  const { place } = asked;
  const link = dashboardLink(controlPlane, { kind: 'place', place, word });
  const text = requestWords(why, asked, link);
  if (text === null) return null;
  return (
    <>
      <h4>{t('request_title')}</h4>
      <p class="request">{text}</p>
      <div class="actions">
        <CopyTextButton value={() => text}>{t('copy_request')}</CopyTextButton>
      </div>
    </>
  );
}
