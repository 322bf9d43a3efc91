type KeyOf<Row> = (row: Row) => string | null;

/** Rows by id, with further indexes, so that ten thousand members are looked up and never searched. */
export class Table<Row extends { id: string }, Index extends string = never> {
  readonly #rows = new Map<string, Row>();
  readonly #keys: [Index, KeyOf<Row>][];
  readonly #indexes = new Map<Index, Map<string, Set<string>>>();

  constructor(indexes: Record<Index, KeyOf<Row>>) {
    this.#keys = Object.entries(indexes) as [Index, KeyOf<Row>][];
    for (const [name] of this.#keys) this.#indexes.set(name, new Map());
  }

  get size(): number {
    return this.#rows.size;
  }

  get(id: string | null | undefined): Row | undefined {
    return id == null ? undefined : this.#rows.get(id);
  }

  /** The row that has to be there, because another row points at it. */
  require(id: string): Row {
    const row = this.#rows.get(id);
    if (row === undefined) throw new Error(`The store has no row ${id}, although another row points at it.`);
    return row;
  }

  all(): Row[] {
    return [...this.#rows.values()];
  }

  /** Every row whose index has this key, oldest first. */
  by(index: Index, key: string): Row[] {
    const ids = this.#indexes.get(index)?.get(key);
    return ids === undefined ? [] : [...ids].map((id) => this.require(id));
  }

  first(index: Index, key: string): Row | undefined {
    for (const id of this.#indexes.get(index)?.get(key) ?? []) return this.#rows.get(id);
    return undefined;
  }

  add(row: Row): Row {
    if (this.#rows.has(row.id)) throw new Error(`The store already has a row ${row.id}.`);
    this.#rows.set(row.id, row);
    for (const [name, keyOf] of this.#keys) this.#enter(name, keyOf(row), row.id);
    return row;
  }

  /** Rows are never changed in place: the indexes would not notice. */
  update(id: string, patch: Partial<Omit<Row, 'id'>>): Row {
    const before = this.require(id);
    const after: Row = { ...before, ...patch };
    this.#rows.set(id, after);
    for (const [name, keyOf] of this.#keys) {
      const from = keyOf(before);
      const to = keyOf(after);
      if (from === to) continue;
      this.#leave(name, from, id);
      this.#enter(name, to, id);
    }
    return after;
  }

  remove(id: string): void {
    const row = this.#rows.get(id);
    if (row === undefined) return;
    for (const [name, keyOf] of this.#keys) this.#leave(name, keyOf(row), id);
    this.#rows.delete(id);
  }

  #enter(name: Index, key: string | null, id: string): void {
    if (key === null) return;
    const index = this.#indexes.get(name);
    const ids = index?.get(key);
    if (ids === undefined) index?.set(key, new Set([id]));
    else ids.add(id);
  }

  #leave(name: Index, key: string | null, id: string): void {
    if (key !== null) this.#indexes.get(name)?.get(key)?.delete(id);
  }
}
