// The environment of tests and benchmarks that drive the app: the Electron to start, and its switches on
// this machine.

import { displayIsPresent } from '../setup/display.mjs';
import { utf8Locale } from '../setup/locale.mjs';
import { say } from '../setup/say.mjs';

export function testEnvironment({ executable, switches }) {
  const isVirtual = !displayIsPresent();
  if (isVirtual) say('no display here: testing under Xvfb');
  return {
    ...utf8Locale(),
    CARREL_ELECTRON_PATH: executable,
    // Xvfb has no graphics card; looking for one takes 0.2 s of each start.
    CARREL_ELECTRON_ARGS: JSON.stringify(isVirtual ? [...switches, '--disable-gpu'] : switches),
  };
}
