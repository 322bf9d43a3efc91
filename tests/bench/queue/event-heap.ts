export interface Event {
  at: number;
  /** Order of creation: of two events at one moment the older fires first, as timers do. */
  number: number;
  fire: (() => void) | null;
}

const isBefore = (a: Event, b: Event): boolean => a.at < b.at || (a.at === b.at && a.number < b.number);

/** A binary heap: the simulation sets and fires a million timers. */
export class EventHeap {
  #events: Event[] = [];

  push(event: Event): void {
    const events = this.#events;
    let child = events.push(event) - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (isBefore(events[parent] as Event, event)) break;
      events[child] = events[parent] as Event;
      child = parent;
    }
    events[child] = event;
  }

  pop(): Event | undefined {
    const events = this.#events;
    const first = events[0];
    const last = events.pop();
    if (!first || !last || first === last) return first;
    let parent = 0;
    for (;;) {
      let child = 2 * parent + 1;
      if (child >= events.length) break;
      const right = events[child + 1];
      if (right && isBefore(right, events[child] as Event)) child += 1;
      if (isBefore(last, events[child] as Event)) break;
      events[parent] = events[child] as Event;
      parent = child;
    }
    events[parent] = last;
    return first;
  }
}
