import { app } from 'electron';
import type { Order, Shown, ToServe } from './command-line.js';
import type { Commands, Terminal } from './commands.js';
import { noDisplay } from './display.js';
import { acceptHandover } from './handover/owner.js';
import type { CommandCall } from './ipc/command-table.js';
import { exitCode } from './ipc/exit-codes.js';
import { terminalJson, terminalLine } from './ipc/terminal-text.js';
import type { Log } from './log.js';
import { ownTerminal } from './own-terminal.js';
import type { PageWindows } from './page-windows.js';
import type { Browsers } from './receive/browsers.js';
import type { Residence } from './residence.js';
import type { Shutdown } from './shutdown.js';
import { onSignal } from './signals.js';

interface OrderParts {
  commands: Commands;
  page: PageWindows;
  shutdown: Shutdown;
  browsers: Browsers;
  residence: Residence;
  log: Log;
  /** True when no window can be shown. */
  hasNoDisplay: boolean;
  /** True for an order that this process cannot carry out, and leaves to the one that asks. */
  givesWay(order: Order): boolean;
  /** Shows what an order without files and links is about. */
  show(what: Shown): void;
  libraryFolder(): string;
  /** Opens the window that runs commands, so that the first one need not wait for it. */
  warmUp(): void;
}

/** Carries out command lines: this process's own, and those that other processes hand over. */
export class Orders {
  constructor(private readonly parts: OrderParts) {}

  /** @param terminal of the process that handed the order over; null for this process's own order */
  take(order: Order, terminal: Terminal | null): void {
    if (order.kind === 'command') {
      if (terminal === null) this.#runOwn(order.call, order.cwd);
      else this.#runFor(terminal, order.call, order.verbose);
      return;
    }
    if (order.kind === 'serve') {
      void this.#serve(order, terminal ?? this.#ownServer(order.cwd));
      return;
    }
    if (order.kind !== 'open') {
      if (order.kind === 'browser') this.parts.browsers.accept(order.socket);
      else this.callBack(order.socket);
      void terminal?.done(0);
      return;
    }
    if (this.parts.hasNoDisplay) {
      void terminal
        ?.write('stderr', `carrel: ${noDisplay}\n`)
        .then(() => terminal.done(exitCode('someFailed')));
      return;
    }
    this.parts.show(order.shows ?? 'window');
    if (order.files.length > 0) void this.parts.page.openFiles(order.files, order.cwd);
    // Only one article can be open.
    const link = order.links?.at(-1);
    if (link !== undefined) this.parts.page.openLink(link);
    void terminal?.done(0);
  }

  /** Connects to another process and carries out the order that it hands over. */
  callBack(socket: string): void {
    acceptHandover(socket, {
      onTask: (order, terminal) => this.take(order, terminal),
      givesWay: this.parts.givesWay,
      onSettled: this.parts.commands.expect(),
    });
  }

  /** A signal is one of the ways to tell a process that serves that it is to end. */
  #ownServer(cwd: string): Terminal {
    const terminal = ownTerminal(cwd);
    onSignal(() => app.quit());
    return terminal;
  }

  /** The end of the terminal counts as work, after which the process stays or ends. */
  async #serve(
    { idleMinutes, watch = false, stop, json }: ToServe,
    terminal: Terminal,
  ): Promise<void> {
    const release = this.parts.commands.expect();
    if (stop) this.parts.residence.leave();
    else {
      this.parts.residence.stay(idleMinutes, watch);
      if (watch) this.parts.page.openToWatch();
      this.parts.warmUp();
    }
    const library = this.parts.libraryFolder();
    const fields = { library, process: process.pid, idleMinutes };
    const until = idleMinutes === 0 ? '' : `, or ${idleMinutes} minutes without work`;
    const line = json
      ? terminalJson(fields)
      : `Carrel keeps ${terminalLine(library)} open until "carrel serve --stop"${until}.`;
    if (!stop) await terminal.write('stdout', `${line}\n`);
    await terminal.done(exitCode('done'));
    release();
  }

  /** @param isVerbose whether the other process prints this process's log while its command runs */
  #runFor(terminal: Terminal, call: CommandCall, isVerbose: boolean): void {
    const stop = isVerbose
      ? this.parts.log.listen((line) => void terminal.write('stderr', `${line}\n`))
      : () => {};
    const id = this.parts.commands.add(call, terminal);
    void this.parts.commands.ended(id).then(stop);
  }

  #runOwn(call: CommandCall, cwd: string): void {
    const terminal = ownTerminal(cwd);
    let isSignalled = false;
    terminal.onInterrupted(({ kind }) => {
      if (kind !== 'signal') return;
      if (isSignalled) this.parts.shutdown.hurry();
      isSignalled = true;
    });
    const id = this.parts.commands.add(call, terminal);
    void this.parts.commands.ended(id).then(() => {
      // Other commands go on, and so does a window that was opened meanwhile.
      onSignal(() => app.quit());
      if (isSignalled && this.parts.page.isOpen) app.quit();
    });
  }
}
