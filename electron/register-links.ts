import { app } from 'electron';

const scheme = 'carrel';
/** Windows passes the link as a plain word after this one, whatever it holds. */
const words = process.platform === 'win32' ? ['--'] : [];

/**
 * Makes this Carrel the program that opens `carrel:` links. On Linux the desktop entry of the package does so,
 * and a call here would run xdg-settings at every start.
 */
export function registerLinks(): void {
  if (process.platform === 'linux') return;
  if (app.isDefaultProtocolClient(scheme, process.execPath, words)) return;
  app.setAsDefaultProtocolClient(scheme, process.execPath, words);
}
