import { setStarred, setState, unarchive } from '../library/actions/mark-articles';
import { bulkCommand } from './change-articles';

export const starCommand = bulkCommand('star', {
  fields: ['starred'],
  prepare: (args) => (library, ids) => setStarred(library, ids, !args.has('off')),
});

export const archiveCommand = bulkCommand('archive', {
  fields: ['state'],
  prepare(args) {
    return args.has('off') ? unarchive : (library, ids) => setState(library, ids, 'archived');
  },
});
