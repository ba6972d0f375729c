import { expect, it } from 'vitest';
import { workerError } from '../../../electron/window-log';

it.each([
  ['Uncaught TypeError: x', 'app://carrel/assets/worker-D1.js', 'TypeError worker-D1.js:7'],
  [
    'Uncaught (in promise) DataCloneError: A title',
    'app://carrel/assets/copies-worker.js?a=1',
    'DataCloneError copies-worker.js:7',
  ],
  ['Uncaught (in promise) #<Object>', 'app://carrel/assets/worker-D1.js', null],
  // The window reports such errors itself.
  ['Uncaught TypeError: x', 'app://carrel/assets/index-D1.js', null],
  ['Refused to load https://example.org/worker.js', 'app://carrel/assets/worker.js', null],
])('%s in %s', (message, source, expected) => {
  expect(workerError({ message, line: 7, source })).toBe(expected);
});
