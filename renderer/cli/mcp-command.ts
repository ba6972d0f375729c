import { UsageError } from './arguments';
import { type Command, exit } from './command';

export const mcpCommand: Command = {
  handlesCancel: true,
  async run(args, context) {
    if (args.words.length > 0) throw new UsageError('mcp takes no words');
    // The SDK is loaded by this command alone.
    const { serveLines } = await import('./mcp/serve-lines');
    const { version, libraryFolder } = await context.carrel.request('appInfo');
    await serveLines(
      { nextLine: context.nextLine, print: context.printJson },
      {
        library: context.library,
        ...{ version, folder: libraryFolder, mayWrite: args.has('write'), signal: context.signal },
      },
    );
    return exit.done;
  },
};
