import { addTags, removeTags } from '../library/actions/tag-articles';
import { UsageError } from './arguments';
import { bulkCommand } from './change-articles';

export const tagCommand = bulkCommand('tag', {
  fields: ['tags'],
  prepare(args) {
    const [add, remove] = [args.values('add'), args.values('remove')];
    if (add.length + remove.length === 0) throw new UsageError('tag needs --add or --remove');
    return async (library, ids) => [
      ...(await removeTags(library, ids, remove)),
      ...(await addTags(library, ids, add)),
    ];
  },
});
