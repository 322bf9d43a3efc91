import { Fragment } from 'preact';
import { Tag } from '#components/ui/Tag.tsx';
import { t } from '#lib/i18n.ts';
import type { AccessMark } from '#lib/model/permissions/access-marks.ts';
import type { AccessRow } from '#lib/model/permissions/who-has-access.ts';
import { MARKS } from './access-words.ts';

/** What is special about somebody's access, each with its word. */
export function AccessMarks({ row }: { row: AccessRow }) {
  const marks = marksOf(row);
  if (marks.length === 0) return null;
  return (
    <>
      {marks.map((mark) => {
        const { short, tone, icon } = MARKS[mark];
        return (
          <Fragment key={mark}>
            <Tag tone={tone} icon={icon}>
              {t(short)}
            </Tag>{' '}
          </Fragment>
        );
      })}
    </>
  );
}

/** Also that nothing of it is sure. */
export function marksOf({ marks, sources }: AccessRow): readonly (AccessMark | 'unsure')[] {
  const isUnsure = sources.length > 0 && sources.every(({ isSure }) => !isSure);
  return isUnsure ? [...marks, 'unsure'] : marks;
}
