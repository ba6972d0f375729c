// What tests and benchmarks need to drive the real app: the Electron to start,
// the switches that it wants on this machine, and a display.

import { displayIsPresent, setUpDisplay } from '../setup/display.mjs';
import { say } from '../setup/say.mjs';

export async function testEnvironment({ executable, switches }) {
  if (!displayIsPresent()) say('no display here: testing under Xvfb');
  return {
    ...(await setUpDisplay()),
    CARREL_ELECTRON_PATH: executable,
    CARREL_ELECTRON_ARGS: JSON.stringify(switches),
  };
}
