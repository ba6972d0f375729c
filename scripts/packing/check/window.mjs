import { run } from './bare-system.mjs';

/** True when the X server that the system uses shows a window of Carrel. */
export function hasWindow({ display }) {
  const { stdout } = run('xwininfo', ['-display', `:${display}`, '-root', '-tree']);
  return /^ +0x\w+ "[^"]*Carrel[^"]*".*\("[Cc]arrel" "[Cc]arrel"\) +\d{3,}x\d{3,}/m.test(stdout);
}
