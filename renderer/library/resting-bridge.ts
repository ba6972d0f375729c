import type { CarrelBridge } from '../../electron/ipc/requests';

export interface RestingBridge {
  carrel: CarrelBridge;
  /**
   * Resolves when every request that is under way is answered. Later ones are never sent: the window
   * that would hear the answer is about to be closed.
   */
  rest(): Promise<void>;
}

/** What is asked by it can be waited for before the window is closed. */
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
