import { setStarred, setState } from '../library/actions/mark-articles';
import { bulkCommand } from './change-articles';

export const starCommand = bulkCommand('star', {
  fields: ['starred'],
  prepare: (args) => (library, ids) => setStarred(library, ids, !args.has('off')),
});

export const archiveCommand = bulkCommand('archive', {
  fields: ['state'],
  prepare(args) {
    if (!args.has('off')) return (library, ids) => setState(library, ids, 'archived');
    // As in the window, an article that comes out of the archive is being read; others stay as they are.
    return async (library, ids) => {
      const rows = await library.database.articles.bulkGet([...ids]);
      const archived = rows.filter((row) => row?.state === 'archived');
      return setState(
        library,
        archived.flatMap((row) => row?.id ?? []),
        'reading',
      );
    };
  },
});
