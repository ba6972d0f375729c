import type { CarrelBridge } from '../../electron/ipc/requests';

export interface ClosableBridge {
  carrel: CarrelBridge;
  /**
   * Resolves when every pending request is answered. Later requests are never sent, because the window
   * is about to be closed.
   */
  finishRequests(): Promise<void>;
}

/** Wraps a bridge so that its requests can be awaited before the window is closed. */
export function closableBridge(carrel: CarrelBridge): ClosableBridge {
  const pending = new Set<Promise<unknown>>();
  let isClosing = false;
  return {
    carrel: {
      on: carrel.on,
      pathOf: carrel.pathOf,
      request(name, ...args) {
        if (isClosing) return new Promise(() => {});
        const request = carrel.request(name, ...args);
        const leave = () => pending.delete(request);
        pending.add(request);
        request.then(leave, leave);
        return request;
      },
    },
    async finishRequests() {
      isClosing = true;
      await Promise.allSettled([...pending]);
    },
  };
}
