import { longest } from '../core/article/article-parts';
import { appendToNote, setNote } from '../library/actions/note-article';
import { type Arguments, UsageError } from './arguments';
import { bulkCommand } from './change-articles';
import type { CommandContext } from './command';

export const noteCommand = bulkCommand('note', {
  fields: ['note'],
  async prepare(args, context) {
    const ways = ['text', 'append', 'clear'].filter((way) => args.has(way));
    if (ways.length !== 1) throw new UsageError('note needs --text, --append or --clear');
    if (args.has('clear')) return (library, ids) => setNote(library, ids, '');
    const appended = args.value('append');
    const note = await textOf(appended ?? args.value('text') ?? '', args, context);
    if (note === '') throw new UsageError('the note is empty; --clear removes a note');
    const change = appended === null ? setNote : appendToNote;
    return (library, ids) => change(library, ids, note);
  },
});

/** The text of an option, or stdin for `-`; without the line breaks at its end. */
async function textOf(value: string, args: Arguments, context: CommandContext): Promise<string> {
  if (value === '-' && args.words.includes('-')) {
    throw new UsageError('stdin holds either ids or the note');
  }
  const text = (value === '-' ? await context.readStdin() : value).replace(/[\r\n]+$/, '');
  if (text.length > longest.note) {
    throw new UsageError(`a note has at most ${longest.note} characters`);
  }
  return text;
}
