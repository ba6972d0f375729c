/**
 * True in `npm test -- --exhaustive`: also what proves the same again, by more cases, seeds and languages.
 * `npm test` takes a part of each (docs/testing.md).
 */
export const isExhaustive = process.env.CARREL_EXHAUSTIVE === '1';

/** For the options of a test that `npm test` leaves out. */
export const exhaustive = { tag: '@exhaustive' };

/** For the options of a test of `tests/dom` that takes long: `npm test` runs it in Electron, not in Chromium too. */
export const inElectron = { tag: '@in-electron' };
