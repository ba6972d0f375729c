import type { FailureEvent } from '../../electron/ipc/contract';
import type { CarrelBridge } from '../../electron/ipc/requests';

/** Most UTF-16 units of a text that the main process accepts. */
const longest = 16_384;

/** Logs every uncaught error of this window. */
export function reportFailures(bridge: CarrelBridge): void {
  addEventListener('error', ({ error, message }) =>
    reportFailure(bridge, 'uncaught-error', error ?? message),
  );
  addEventListener('unhandledrejection', ({ reason }) =>
    reportFailure(bridge, 'unhandled-rejection', reason),
  );
}

/** Logs an error. The main process removes everything that may be an article's text. */
export function reportFailure(bridge: CarrelBridge, event: FailureEvent, error: unknown): void {
  const isError = error instanceof Error;
  const texts = isError ? [error.name, error.message, error.stack ?? ''] : [typeof error, '', ''];
  const [name = '', message = '', stack = ''] = texts.map((text) => String(text).slice(0, longest));
  // A failure here must not be reported, which would loop.
  bridge.request('reportFailure', event, name, message, stack).catch(() => {});
}
