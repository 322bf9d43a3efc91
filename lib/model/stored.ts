/** What is stored, by what it is for; `settings` and `learned` are the two that outlive the browser in `storage.local`. */
export type StoredGroupName =
  /** Answers of ZenML. */
  | 'answers'
  /** Pages of lists that are not whole yet. */
  | 'lists'
  /** What was typed into forms, and plans that wait. */
  | 'drafts'
  /** Counts and pauses of the request queue, roads, what the popup showed last. */
  | 'session'
  /** Confirmed changes, their writes and what became of them. */
  | 'journal'
  /** What a person chose: editing, environments, control planes, production marks. */
  | 'settings'
  /** What was learned of control planes, and marks that carry nothing. */
  | 'learned';

export interface StoredGroup {
  group: StoredGroupName;
  /** Memory is gone with the browser. */
  area: 'memory' | 'disk';
  items: number;
  /** Of keys and values as JSON in UTF-8; the browser's own bookkeeping is not in it. */
  bytes: number;
}
