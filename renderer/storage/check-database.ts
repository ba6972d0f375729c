export const databaseName = 'carrel';

let begun: Promise<boolean> | null = null;

/** Begins the check that `openDatabase` makes first, while the rest of the page is being loaded. */
export function checkEarly(): void {
  begun = canOpen();
}

/** The answer to the check that was begun early, else one begun now. */
export function takeCheck(): Promise<boolean> {
  const check = begun ?? canOpen();
  begun = null;
  return check;
}

/** Not by Dexie, which tries four times; each can take Chromium six seconds. */
export function canOpen(): Promise<boolean> {
  return new Promise((resolve) => {
    const request = indexedDB.open(databaseName);
    request.onupgradeneeded = () => {
      // There is none: making one is for Dexie.
      request.transaction?.abort();
      resolve(true);
    };
    request.onsuccess = () => {
      request.result.close();
      resolve(true);
    };
    request.onerror = () => resolve(false);
  });
}
