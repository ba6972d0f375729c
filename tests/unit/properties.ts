// Runs before each file of unit tests.

// First of all: Dexie looks for IndexedDB only when it is loaded, and files share a worker.
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach } from 'vitest';
import { isExhaustive } from '../exhaustive';

// The properties of a test end on a busy machine with the cases that they have tried, before Vitest gives
// their test up (after 5 s). A test that is given up runs on, in a worker that other files share: one that
// went on to set the clock failed the tests of six files. Properties whose test has another limit state their
// own. In `npm test` they end sooner: one of many runs finds what one long run does.
const allPropertiesMs = isExhaustive ? 4_000 : 1_000;
/** What a property has that comes after others in its test: one without any case fails. */
const leastMs = 200;

let endsAt = 0;
beforeEach(() => {
  endsAt = performance.now() + allPropertiesMs;
});

// fast-check reads it anew for each property.
fc.configureGlobal({
  get interruptAfterTimeLimit() {
    return Math.max(leastMs, endsAt - performance.now());
  },
});
