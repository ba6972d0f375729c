import type { FailureEvent } from '../../electron/ipc/contract';
import type { CarrelBridge } from '../../electron/ipc/requests';

/** In UTF-16 units: what main looks at. */
const longest = 16_384;

/** Has the log tell of every error of this window that nobody catches. */
export function reportFailures(bridge: CarrelBridge): void {
  addEventListener('error', ({ error, message }) =>
    reportFailure(bridge, 'uncaught-error', error ?? message),
  );
  addEventListener('unhandledrejection', ({ reason }) =>
    reportFailure(bridge, 'unhandled-rejection', reason),
  );
}

/** Has the log tell of one error. Main keeps nothing of it that may be an article's text. */
export function reportFailure(bridge: CarrelBridge, event: FailureEvent, error: unknown): void {
  const isError = error instanceof Error;
  const texts = isError ? [error.name, error.message, error.stack ?? ''] : [typeof error, '', ''];
  const [name = '', message = '', stack = ''] = texts.map((text) => String(text).slice(0, longest));
  // A failure here must not be reported: that would go on for ever.
  bridge.request('reportFailure', event, name, message, stack).catch(() => {});
}
