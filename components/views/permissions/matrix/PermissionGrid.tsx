import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useAnnounce } from '#components/hooks/use-announce.ts';
import { asTitle, asWords } from '#components/ui/format.ts';
import { Icon } from '#components/ui/Icon.tsx';
import { t } from '#lib/i18n.ts';
import type { Matrix } from '#lib/model/permissions/matrix.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import { actionOnType, typeTitle, typeWords } from '../thing-words.ts';
import type { CellWords } from './cell-words.ts';
import { type CellAt, cellOf, useGridKeys } from './use-grid-keys.ts';

interface Props {
  label: string;
  matrix: Matrix;
  words: (permission: Permission) => CellWords;
  /** What is said when a cell is opened. */
  line: (permission: Permission) => string;
  /** What stands below the grid about the cell that was opened. */
  detail: (permission: Permission) => ComponentChildren;
}

/** Resource types by actions, as a grid for eyes, keys and screen readers; one cell is explained below it. */
export function PermissionGrid({ label, matrix, words, line, detail }: Props) {
  const { types, actions, has } = matrix;
  const id = useId();
  const announce = useAnnounce();
  const grid = useRef<HTMLTableElement>(null);
  const [open, setOpen] = useState<Permission | null>(null);
  const isShown = open !== null && has(open.resourceType, open.action);
  const permissionAt = ({ row, column }: CellAt): Permission | null => {
    const [resourceType, action] = [types[row], actions[column]];
    if (resourceType === undefined || action === undefined || !has(resourceType, action)) return null;
    return { resourceType, action };
  };
  const close = () => {
    setOpen(null);
    return isShown;
  };
  const press = (cell: CellAt) => {
    const pressed = permissionAt(cell);
    const next = isShown && isSame(open, pressed) ? null : pressed;
    setOpen(next);
    if (next) announce(line(next));
  };
  const { active, moveTo, onKeyDown } = useGridKeys({
    grid,
    rows: types.length,
    columns: actions.length,
    onOpen: press,
    onClose: close,
  });
  const onPress = (cell: CellAt | null) => {
    if (!cell) return;
    moveTo(cell, true);
    press(cell);
  };
  const below = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const height = isShown ? (below.current?.offsetHeight ?? 0) : 0;
    grid.current?.style.setProperty('--below', `${height}px`);
    if (isShown) grid.current?.querySelector('[aria-expanded="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [isShown, open]);
  return (
    <>
      <div class="matrix-scroll">
        <table
          ref={grid}
          class="matrix"
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is walked through
          role="grid"
          aria-label={label}
          onKeyDown={onKeyDown}
          onFocusIn={({ target }) => moveTo(cellOf(target))}
          onClick={({ target }) => onPress(cellOf(target))}
        >
          <thead>
            <tr>
              <th scope="col">{t('permissions_type')}</th>
              {actions.map((action) => (
                <th key={action} scope="col">
                  <span>{asWords(action)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {types.map((type, row) => (
              <tr key={type}>
                <th scope="row">{typeTitle(type)}</th>
                {actions.map((action, column) => {
                  const permission = permissionAt({ row, column });
                  const cell = permission && words(permission);
                  const isOpen = isShown && isSame(open, permission);
                  const name =
                    cell?.name ?? t('matrix_no_action', { action: asWords(action), type: typeWords(type) });
                  return (
                    <td
                      key={action}
                      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of the grid
                      role="gridcell"
                      class={cell ? `cell ${cell.sign.tone}${cell.isStrong ? ' strong' : ''}` : 'cell'}
                      data-cell={`${row} ${column}`}
                      tabIndex={row === active.row && column === active.column ? 0 : -1}
                      aria-label={name}
                      title={name}
                      {...(cell && { 'aria-expanded': isOpen })}
                      aria-controls={isOpen ? id : undefined}
                    >
                      {cell && <Icon name={cell.sign.icon} />}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isShown && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
        <div
          role="group"
          aria-label={asTitle(actionOnType(open))}
          key={`${open.resourceType} ${open.action}`}
          ref={below}
          id={id}
          class="cell-detail"
          onKeyDown={onKeyDown}
        >
          {detail(open)}
        </div>
      )}
    </>
  );
}

const isSame = (a: Permission, b: Permission | null): boolean =>
  a.resourceType === b?.resourceType && a.action === b.action;
