// What tests and benchmarks need to drive the real app: the Electron to start,
// the switches that it wants on this machine, and a display.

import { displayIsPresent, setUpDisplay } from '../setup/display.mjs';
import { utf8Locale } from '../setup/locale.mjs';
import { say } from '../setup/say.mjs';

export async function testEnvironment({ executable, switches }) {
  const isVirtual = !displayIsPresent();
  if (isVirtual) say('no display here: testing under Xvfb');
  return {
    ...utf8Locale(),
    ...(await setUpDisplay()),
    CARREL_ELECTRON_PATH: executable,
    // Behind Xvfb there is no graphics card, and looking for one takes a fifth of a second of each start.
    CARREL_ELECTRON_ARGS: JSON.stringify(isVirtual ? [...switches, '--disable-gpu'] : switches),
  };
}
