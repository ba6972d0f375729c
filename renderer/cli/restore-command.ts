import { UsageError } from './arguments';
import { type Command, exit } from './command';

export const restoreCommand: Command = {
  usage: 'FILE.zip | DIR',
  about: 'take an exported library in; what is there already becomes one with it',
  options: {},
  async run(args, context) {
    const [path, ...more] = args.words;
    if (path === undefined || more.length > 0) throw new UsageError('restore needs one export');
    const opened = await context.openBundle(path);
    if (!opened.ok) throw new UsageError(opened.message);
    const { vault } = await context.library();
    const report = await vault.ask({ kind: 'restoreBundle', bundle: opened.bundle });
    if (context.json) await context.print(JSON.stringify(report));
    else {
      const { added, merged, same, failed, missing } = report;
      await context.print(
        `${added} added, ${merged} merged, ${same} already here, ${failed.length} failed, ${missing} files missing`,
      );
      for (const { folder, reason } of failed) await context.report(`failed: ${folder}: ${reason}`);
    }
    return report.failed.length + report.missing > 0 ? exit.someFailed : exit.done;
  },
};
