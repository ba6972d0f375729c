/**
 * All exit codes of the command line. The help is printed from this table; tests hold the docs to it. This file
 * imports nothing.
 */

export type Signal = 'SIGHUP' | 'SIGINT' | 'SIGTERM';

export interface ExitCode {
  code: number;
  /** What follows the number in help and docs: a few words without a full stop. */
  about: string;
}

/** By ascending code. Scripts rely on the numbers: a code is never given another meaning. */
export const exitCodes = {
  done: { code: 0, about: 'done' },
  wrongUse: { code: 1, about: 'wrong use, or a folder that cannot be used (nothing was done)' },
  someFailed: { code: 3, about: 'failed, or done with some items failed' },
  /** From <sysexits.h>: an error while doing I/O on some file. */
  outputFailed: { code: 74, about: 'the output could not be written' },
  /** From <sysexits.h>: a failure that will pass. */
  busy: { code: 75, about: 'the library is in use elsewhere, try again later (nothing was done)' },
  /** 128 and the number of the signal, as a shell reports it. */
  hungUp: { code: 129, about: 'ended by SIGHUP' },
  interrupted: { code: 130, about: 'ended by SIGINT (Ctrl-C)' },
  /** SIGPIPE's, which a shell reports for any program that a closed pipe has ended. */
  outputClosed: { code: 141, about: 'the reader of the output has closed the pipe' },
  terminated: { code: 143, about: 'ended by SIGTERM' },
} as const satisfies Record<string, ExitCode>;

export type ExitName = keyof typeof exitCodes;

/** The number alone. */
export const exitCode = (name: ExitName): number => exitCodes[name].code;

const bySignal: Record<Signal, ExitName> = {
  SIGHUP: 'hungUp',
  SIGINT: 'interrupted',
  SIGTERM: 'terminated',
};

export const exitCodeOfSignal = (signal: Signal): number => exitCode(bySignal[signal]);
