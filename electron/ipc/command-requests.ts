/** Requests of the command's window. */
import { index, stream, text, texts } from './argument-values.js';
import type { CommandTask, StdinLine, StdinRead } from './contract.js';
import type { OpenedBundle } from './exporting.js';
import type { FileGrant } from './granted-files.js';
import { request } from './request.js';
import type { VaultWrite } from './vault-files.js';

export const commandRequests = {
  /** Names a target for an export; nothing is written yet. Arguments: `task`, `path`. */
  commandExport: request<string>()(['cli'], [index, text]),
  /** Arguments: `task`, `path`. */
  commandBundle: request<OpenedBundle>()(['cli'], [index, text]),
  /** Arguments: `task`, `path`, `csv`. */
  commandReport: request<VaultWrite>()(['cli'], [index, text, text]),
  nextCommand: request<CommandTask | null>()(['cli'], []),
  /** Arguments: `task`, `paths`. */
  grantPaths: request<FileGrant>()(['cli'], [index, texts]),
  /** Arguments: `task`, `stream`, `text`. */
  commandWrite: request<void>()(['cli'], [index, stream, text]),
  /** Arguments: `task`. */
  commandStdin: request<StdinRead<string>>()(['cli'], [index]),
  /** The next line of stdin. Arguments: `task`. */
  commandLine: request<StdinLine>()(['cli'], [index]),
  /** Arguments: `task`. */
  commandStdinBytes: request<StdinRead<Uint8Array<ArrayBuffer>>>()(['cli'], [index]),
  /** Opens the window at an article; false when there is no display. Arguments: `task`, `article`. */
  commandOpen: request<boolean>()(['cli'], [index, text]),
  /**
   * Sets the line that is printed if this window is ended before it can report what was done.
   * Arguments: `task`, `line`.
   */
  commandSoFar: request<void>()(['cli'], [index, text]),
  /** Arguments: `task`, `exitCode`. */
  commandDone: request<void>()(['cli'], [index, index]),
};
