// What tests and benchmarks need to drive the real app: the Electron to start,
// the switches that it wants on this machine, and a display.

import { displayIsPresent, setUpDisplay } from '../setup/display.mjs';
import { utf8Locale } from '../setup/locale.mjs';
import { say } from '../setup/say.mjs';

export async function testEnvironment({ executable, switches }) {
  if (!displayIsPresent()) say('no display here: testing under Xvfb');
  return {
    ...utf8Locale(),
    ...(await setUpDisplay()),
    CARREL_ELECTRON_PATH: executable,
    CARREL_ELECTRON_ARGS: JSON.stringify(switches),
  };
}
