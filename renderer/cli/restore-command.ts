import type { RestoreFailure } from '../vault/restore-bundle';
import { UnusableFile, UsageError } from './arguments';
import { type Command, exit } from './command';
import { findingLine, reasonText } from './finding-line';

export const restoreCommand: Command = {
  handlesCancel: true,
  async run(args, context) {
    const [path, ...more] = args.words;
    if (path === undefined || more.length > 0) throw new UsageError('restore needs one export');
    const opened = await context.openBundle(path);
    if (!opened.ok) throw new UnusableFile(opened.message);
    const { vault } = await context.library();
    const ask = { kind: 'restoreBundle', bundle: opened.bundle } as const;
    const report = await vault.ask(ask, context.signal);
    if (context.json) await context.printJson(report);
    else {
      const { added, merged, same, failed, missing, left, findings = [] } = report;
      const rest = left === undefined ? '' : `, ${left} articles not read`;
      for (const { folder, reason, detail } of failed) {
        await context.report(`failed: ${folder}: ${textOf(reason)}${detail && `: ${detail}`}`);
      }
      for (const each of findings) await context.report(`incomplete: ${findingLine(each)}`);
      await context.print(
        `${added} added, ${merged} merged, ${same} already here, ${failed.length} failed, ${missing} files missing${rest}`,
      );
    }
    return report.failed.length + report.missing > 0 ? exit.someFailed : exit.done;
  },
};

function textOf(reason: RestoreFailure['reason']): string {
  return reason === 'not-saved' ? 'could not be saved' : reasonText[reason];
}
