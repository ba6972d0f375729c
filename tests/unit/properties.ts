// Runs before each file of unit tests.
import fc from 'fast-check';

// A property ends on a busy machine with the cases that it has tried, before Vitest gives its test up (after
// 5 s). A test that is given up runs on, in a worker that other files share: one that went on to set the
// clock failed the tests of six files. Properties whose test has another limit state their own.
fc.configureGlobal({ interruptAfterTimeLimit: 4_000 });
