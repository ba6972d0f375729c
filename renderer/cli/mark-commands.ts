import { readingStates } from '../core/article/article-rules';
import { setStarred, setState, unarchive } from '../library/actions/mark-articles';
import { UsageError } from './arguments';
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

export const markCommand = bulkCommand('mark', {
  fields: ['state'],
  prepare(args) {
    const state = readingStates.find((each) => each === args.value('as'));
    if (!state) throw new UsageError(`mark needs --as with one of ${readingStates.join(', ')}`);
    return (library, ids) => setState(library, ids, state);
  },
});
