/** In the worker: keeps a change as it keeps a confirmed one. */
export async function keepChange(change: { id: string }): Promise<void> {
  const opening = indexedDB.open('changes', 1);
  await new Promise((resolve, reject) => {
    opening.onupgradeneeded = () =>
      opening.result.createObjectStore('changes', { keyPath: 'id' }).createIndex('state', 'state');
    opening.onsuccess = resolve;
    opening.onerror = reject;
  });
  const adding = opening.result.transaction('changes', 'readwrite');
  adding.objectStore('changes').put(change);
  await new Promise((resolve) => {
    adding.oncomplete = resolve;
  });
  opening.result.close();
}
