import type { SearchRequest } from './search/protocol';
import { startEarly } from './search/start-worker';
import { checkEarly } from './storage/check-database';

// Loaded and run before the page's own code, which takes longer to load than all this takes to do
// (scripts/build/early-script.mjs puts it into the page).

const worker = startEarly();
// Before a look at the database that may have to be set aside, nobody else opens it.
void checkEarly().then((isSound) => {
  // That nobody waits for: it has the index opened.
  if (isSound) worker.postMessage({ id: 0, kind: 'status' } satisfies SearchRequest);
});
