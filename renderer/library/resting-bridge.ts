import type { CarrelBridge } from '../../electron/ipc/requests';

export interface RestingBridge {
  carrel: CarrelBridge;
  /**
   * Resolves when every pending request is answered. Later requests are never sent, because the window
   * is about to be closed.
   */
  rest(): Promise<void>;
}

/** Wraps a bridge so that its requests can be awaited before the window is closed. */
export function restingBridge(carrel: CarrelBridge): RestingBridge {
  const underWay = new Set<Promise<unknown>>();
  let isResting = false;
  return {
    carrel: {
      on: carrel.on,
      request(name, ...args) {
        if (isResting) return new Promise(() => {});
        const request = carrel.request(name, ...args);
        const leave = () => underWay.delete(request);
        underWay.add(request);
        request.then(leave, leave);
        return request;
      },
    },
    async rest() {
      isResting = true;
      await Promise.allSettled([...underWay]);
    },
  };
}
