// What the log keeps of an error. A message may quote an article (`JSON.parse` does) or a path, so only
// known messages of the engine are kept.

/** The fields of an error of this process, or of one that a renderer has reported. */
export interface FailureFields {
  name: string;
  message: string;
  stack: string;
  /** Node's error code, such as ENOSPC; empty when there is none. */
  code: string;
}

const mostFrames = 8;
/** In UTF-16 units; a longer stack is cut, so that matching takes bounded time. */
const longestStack = 16_384;

const plainMessages = [
  /^Cannot (?:read|set) properties of (?:undefined|null)/,
  /^[\w$.]{1,80} is not (?:a function|a constructor|defined|iterable)$/,
  /^Maximum call stack size exceeded/,
  /^Invalid (?:array|string) length/,
  /^Array buffer allocation failed/,
];

/**
 * `at name (…/file.js:1:2)` or `at …/file.js:1:2`: function, file without its folders, line and column.
 */
const framePattern =
  /^\s*at (?:async )?(?:((?:new )?[\w$.<>#]{1,80})(?: \[as [\w$]{1,80}\])? \()?(?:[^()]*[/\\])?([\w.-]{1,80}\.(?:[cm]?js|tsx?))(?:\?[\w=&.]*)?(:\d+:\d+)\)?$/;

export function fieldsOfError(error: unknown): FailureFields {
  if (!(error instanceof Error)) return { name: typeof error, message: '', stack: '', code: '' };
  const { name, message, stack, code } = error as NodeJS.ErrnoException;
  return { name, message, stack: String(stack ?? ''), code: String(code ?? '') };
}

/** One line: the error's name and code, its message if that cannot quote anything, its stack. */
export function failureText({ name, message, stack, code }: FailureFields): string {
  const shownName = /^[A-Za-z]\w{0,39}$/.test(name) ? name : 'Error';
  const shownCode = /^[A-Z][A-Z0-9_]{1,39}$/.test(code) ? code : '';
  const shownMessage = plainMessages
    .map((pattern) => pattern.exec(message)?.[0])
    .find((found) => found !== undefined);
  const frames = framesOf(stack, message).join(' < ');
  return [shownName, shownCode, shownMessage, frames && `at ${frames}`].filter(Boolean).join(' ');
}

/** The stack begins with the message, and a line of the message may look like a frame. */
function framesOf(stack: string, message: string): string[] {
  const header = message === '' ? -1 : stack.indexOf(message);
  const trace = stack.slice(header < 0 ? 0 : header + message.length).slice(0, longestStack);
  const frames: string[] = [];
  for (const line of trace.split('\n')) {
    const [, name, file, place] = framePattern.exec(line) ?? [];
    if (file !== undefined) frames.push(`${name === undefined ? '' : `${name} `}${file}${place}`);
    if (frames.length === mostFrames) break;
  }
  return frames;
}
