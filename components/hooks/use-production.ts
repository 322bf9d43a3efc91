import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Platform } from '#components/app/platform.ts';
import { useWatched } from './use-watched.ts';

/** The workspaces that are marked as production, by id, and the way to mark one; null where a page may not. */
export interface Production {
  ids: readonly string[];
  mark: ((workspaceId: string, isMarked: boolean) => Promise<void>) | null;
}

export const ProductionContext = createContext<Production>({ ids: [], mark: null });

/** Whether a workspace is marked as production. */
export const useIsProduction = (workspaceId: string): boolean =>
  useContext(ProductionContext).ids.includes(workspaceId);

/** Reads the marks for all views of a surface, and follows them. */
export function useProductionMarks({ production }: Platform): Production {
  return { ids: useWatched(production, NONE), mark: production.write };
}

const NONE: readonly string[] = [];
