import type { CarrelBridge } from '../electron/ipc/requests';

declare global {
  interface Window {
    /** Put there by the preload; it leads to the main process. */
    readonly carrel: CarrelBridge;
  }
}
