export const databaseName = 'carrel';

let begun: Promise<boolean> | null = null;

/** Starts the check of `openDatabase` early, while the rest of the page is loading. */
export function checkEarly(): void {
  begun = canOpen();
}

/** The result of the check that `checkEarly` started, or of a new check. */
export function takeCheck(): Promise<boolean> {
  const check = begun ?? canOpen();
  begun = null;
  return check;
}

/**
 * True when the database can be opened or does not exist yet. Does not use Dexie, which tries four
 * times; each attempt can take Chromium six seconds.
 */
export function canOpen(): Promise<boolean> {
  return new Promise((resolve) => {
    const request = indexedDB.open(databaseName);
    request.onupgradeneeded = () => {
      // The database does not exist; Dexie creates it.
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
