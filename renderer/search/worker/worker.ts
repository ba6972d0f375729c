import { relay } from './relay';
import { SearchService } from './service';

const name = 'carrel-search';

/** Kept until the window closes. */
const haveLock = new Promise<void>((resolve) => {
  void navigator.locks.request(name, () => {
    resolve();
    return new Promise(() => {});
  });
});

relay(
  globalThis as never,
  new BroadcastChannel(name),
  haveLock,
  (onStatus) => new SearchService(onStatus),
);
