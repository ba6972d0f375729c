/**
 * The messages between two processes of one user when the second hands over its command: JSON lines, in
 * both directions. Any other message ends the connection.
 */
import type { Socket } from 'node:net';
import { longestIdleMinutes, type Order, shownThings } from '../command-line.js';
import type { Interruption, Stream } from '../commands.js';
import { commandNames, isWindowCommand } from '../ipc/command-table.js';
import type { StdinLine } from '../ipc/contract.js';

/** From the second process, the caller. */
export type ToOwner =
  | { kind: 'task'; line: Order; stderrIsTerminal: boolean }
  /**
   * A piece of stdin; `isLast` ends it, and `failure` says why it could not be read. With `isBytes`, all
   * pieces together are base64; a caller of an earlier version does not send it.
   */
  | { kind: 'stdin'; text: string; isLast: boolean; failure: string | null; isBytes?: boolean }
  /** The answer to `line`. */
  | { kind: 'line'; line: StdinLine }
  /** An output error is reported by the caller itself, so the owner hears of `output-closed` only. */
  | { kind: 'interrupted'; why: Extract<Interruption, { kind: 'signal' | 'output-closed' }> };

/** From the process that owns the library. */
export type ToCaller =
  | { kind: 'write'; stream: Stream; text: string }
  /** `asBytes` asks for base64. */
  | { kind: 'stdin'; asBytes?: boolean }
  /** Asks for the next line of stdin. */
  | { kind: 'line' }
  /** This process ends as soon as it can, because it cannot carry the order out: ask again. */
  | { kind: 'ask-again' }
  | { kind: 'done'; exitCode: number };

/** Sends one message; does nothing when the connection has ended. */
export function send<Message>(connection: Socket, message: Message): void {
  if (!connection.destroyed && connection.writable) {
    connection.write(`${JSON.stringify(message)}\n`);
  }
}

type Fields = Record<string, unknown>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};
const isStream = (value: unknown): value is Stream => value === 'stdout' || value === 'stderr';
const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrNull = (value: unknown) => value === null || isText(value);
const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText);
const isBoolean = (value: unknown) => typeof value === 'boolean';

/** Returns null for anything but a message of the owner. */
export function readToCaller(value: unknown): ToCaller | null {
  const message = fieldsOf(value);
  const fits =
    (message.kind === 'stdin' && (message.asBytes === undefined || isBoolean(message.asBytes))) ||
    message.kind === 'line' ||
    message.kind === 'ask-again' ||
    (message.kind === 'write' && isStream(message.stream) && isText(message.text)) ||
    (message.kind === 'done' && Number.isSafeInteger(message.exitCode));
  return fits ? (message as ToCaller) : null;
}

/** Returns null for anything but a message of a caller. */
export function readToOwner(value: unknown): ToOwner | null {
  const message = fieldsOf(value);
  const fits =
    (message.kind === 'task' && isOrder(message.line) && isBoolean(message.stderrIsTerminal)) ||
    (message.kind === 'stdin' &&
      isText(message.text) &&
      isBoolean(message.isLast) &&
      isTextOrNull(message.failure) &&
      (message.isBytes === undefined || isBoolean(message.isBytes))) ||
    (message.kind === 'line' && isStdinLine(message.line)) ||
    (message.kind === 'interrupted' && isInterruption(message.why));
  return fits ? (message as unknown as ToOwner) : null;
}

function isOrder(value: unknown): boolean {
  const fields = fieldsOf(value);
  const { kind, call, files, links, shows, canDraw, library, profile, cwd, verbose, socket } =
    fields;
  const isCommon =
    isTextOrNull(library) &&
    isTextOrNull(profile) &&
    isText(cwd) &&
    // A caller of an earlier version does not send it.
    (verbose === undefined || isBoolean(verbose));
  const isOpen =
    kind === 'open' &&
    isTexts(files) &&
    (links === undefined || isTexts(links)) &&
    (shows === undefined || shownThings.some((each) => each === shows)) &&
    (canDraw === undefined || isBoolean(canDraw));
  const isCalledBack = (kind === 'browser' || kind === 'caller') && isText(socket);
  const isServe = kind === 'serve' && isService(fields);
  return isCommon && (kind === 'command' ? isCall(call) : isOpen || isCalledBack || isServe);
}

function isService({ idleMinutes, watch, stop, json }: Fields): boolean {
  const isTime = Number.isSafeInteger(idleMinutes) && Number(idleMinutes) >= 0;
  const isKnown = isBoolean(stop) && isBoolean(json) && (watch === undefined || isBoolean(watch));
  return isTime && Number(idleMinutes) <= longestIdleMinutes && isKnown;
}

function isCall(value: unknown): boolean {
  const { name, words, options } = fieldsOf(value);
  const isKnown = commandNames.some((each) => each === name && isWindowCommand(each));
  return isKnown && isTexts(words) && Object.values(fieldsOf(options)).every(isTexts);
}

function isStdinLine(value: unknown): boolean {
  const { kind, text } = fieldsOf(value);
  return value === null || kind === 'too-long' || (kind === 'line' && isText(text));
}

function isInterruption(value: unknown): boolean {
  const { kind, signal } = fieldsOf(value);
  if (kind === 'signal') return isText(signal) && ['SIGINT', 'SIGTERM', 'SIGHUP'].includes(signal);
  return kind === 'output-closed';
}
