import { type Command, exit } from './command';

export const statsCommand: Command = {
  async run(_args, context) {
    const { database, search } = await context.library();
    const { indexed, articles } = await search.whenCaughtUp();
    const [{ snapshotBytes, terms }, disk, info, tags] = await Promise.all([
      search.size(),
      context.carrel.request('diskUse'),
      context.carrel.request('appInfo'),
      database.articles.orderBy('tags').uniqueKeys(),
    ]);
    const stats = {
      articles,
      indexed,
      tags: tags.length,
      databaseBytes: disk.database,
      indexBytes: snapshotBytes,
      indexTerms: terms,
      startupMs: disk.startupMs,
      library: info.libraryFolder,
      versions: { carrel: info.version, ...info.versions },
    };
    if (context.json) {
      await context.printJson(stats);
      return exit.done;
    }
    for (const [name, value] of Object.entries(stats)) {
      const shown = typeof value === 'object' ? Object.entries(value).flat().join(' ') : value;
      await context.print(`${name}: ${shown}`);
    }
    return exit.done;
  },
};
