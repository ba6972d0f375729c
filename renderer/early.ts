import { startEarly } from './search/client/start-worker';
import { checkEarly } from './storage/check-database';

// Runs before the page's own code, whose loading takes longer than this work.
// scripts/build/early-script.mjs inserts this script into the page.

startEarly();
checkEarly();
