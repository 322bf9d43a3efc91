import { t } from '#lib/i18n.ts';
import type { Doubt } from '#lib/model/permissions/decision.ts';
import { doubtWords } from './doubt-words.ts';

/** What would have to be known for a verdict to be sure; `isReading`: some of it is still on its way. */
export function Doubts({ doubts, isReading }: { doubts: readonly Doubt[]; isReading: boolean }) {
  if (doubts.length === 0) return null;
  if (isReading && doubts.every(({ failure }) => failure === null)) return <p>{t('reason_reading')}</p>;
  return (
    <>
      <p>{t('doubts_lead')}</p>
      <ul>
        {doubts.map((doubt) => {
          const { what, failure } = doubtWords(doubt);
          return (
            <li class="step" key={`${doubt.why} ${doubt.of}`}>
              {what} {failure && <span class="second">{failure}</span>}
            </li>
          );
        })}
      </ul>
    </>
  );
}
