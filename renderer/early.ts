import { startEarly } from './search/client/start-worker';
import { checkEarly } from './storage/check-database';

// Loaded and run before the page's own code, which takes longer to load than all this takes to do
// (scripts/build/early-script.mjs puts it into the page).

startEarly();
checkEarly();
