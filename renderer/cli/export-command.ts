import { UsageError } from './arguments';
import { type Command, exit } from './command';

export const exportCommand: Command = {
  handlesCancel: true,
  async run(args, context) {
    const [path, ...more] = args.words;
    if (path === undefined || more.length > 0) throw new UsageError('export needs one target');
    const { vault } = await context.library();
    const target = await context.exportTarget(path);
    const answer = await vault.ask({ kind: 'export', target }, context.signal);
    if (!answer.ok) {
      await context.report(`carrel: ${answer.message}`);
      return exit.someFailed;
    }
    const { files, bytes, leftOut } = answer;
    if (context.json) await context.printJson({ files, bytes, leftOut });
    else await context.print(`${files} files, ${bytes} bytes`);
    for (const name of leftOut) await context.report(`left out: ${name}`);
    return leftOut.length > 0 ? exit.someFailed : exit.done;
  },
};
