import { app } from 'electron';
import type { Order } from './command-line.js';
import type { Commands, Terminal } from './commands.js';
import { acceptHandover } from './handover/owner.js';
import type { CommandCall } from './ipc/command-table.js';
import type { Log } from './log.js';
import { ownTerminal } from './own-terminal.js';
import type { PageWindow } from './page-window.js';
import type { Browsers } from './receive/browsers.js';
import type { Shutdown } from './shutdown.js';
import { onSignal } from './signals.js';

/** Carries out command lines: this process's own, and those that other processes hand over. */
export class Orders {
  constructor(
    private readonly commands: Commands,
    private readonly page: PageWindow,
    private readonly shutdown: Shutdown,
    private readonly browsers: Browsers,
    private readonly log: Log,
  ) {}

  /** @param terminal of the process that handed the order over; null for this process's own order */
  take(order: Order, terminal: Terminal | null): void {
    if (order.kind === 'command') {
      if (terminal === null) this.#runOwn(order.call, order.cwd);
      else this.#runFor(terminal, order.call, order.verbose);
      return;
    }
    if (order.kind !== 'open') {
      if (order.kind === 'browser') this.browsers.accept(order.socket);
      else this.callBack(order.socket);
      void terminal?.done(0);
      return;
    }
    this.page.show();
    if (order.files.length > 0) void this.page.openFiles(order.files, order.cwd);
    // Only one article can be open.
    const link = order.links?.at(-1);
    if (link !== undefined) this.page.openLink(link);
    void terminal?.done(0);
  }

  /** Connects to another process and carries out the order that it hands over. */
  callBack(socket: string): void {
    acceptHandover(socket, (order, terminal) => this.take(order, terminal), this.commands.expect());
  }

  /** @param isVerbose whether the other process prints this process's log while its command runs */
  #runFor(terminal: Terminal, call: CommandCall, isVerbose: boolean): void {
    const stop = isVerbose
      ? this.log.listen((line) => void terminal.write('stderr', `${line}\n`))
      : () => {};
    const id = this.commands.add(call, terminal);
    void this.commands.ended(id).then(stop);
  }

  #runOwn(call: CommandCall, cwd: string): void {
    const terminal = ownTerminal(cwd);
    let isSignalled = false;
    terminal.onInterrupted(({ kind }) => {
      if (kind !== 'signal') return;
      if (isSignalled) this.shutdown.hurry();
      isSignalled = true;
    });
    const id = this.commands.add(call, terminal);
    void this.commands.ended(id).then(() => {
      // Other commands go on, and so does a window that was opened meanwhile.
      onSignal(() => app.quit());
      if (isSignalled && this.page.isOpen) app.quit();
    });
  }
}
