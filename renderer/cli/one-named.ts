import { UsageError } from './arguments';

interface Named {
  id: string;
  name: string;
}

export const isNamed = ({ name }: Named, word: string) =>
  name.toLowerCase() === word.normalize('NFC').toLowerCase();

/**
 * The row with this name or id, or the only one whose name contains the word; throws a UsageError.
 *
 * @param command the words that the name follows, such as `collection show`
 * @param kind what the rows are, such as `collection`
 */
export function oneNamed<Row extends Named>(
  rows: readonly Row[],
  words: readonly string[],
  command: string,
  kind: string,
): Row {
  const word = words.join(' ').trim();
  if (word === '') throw new UsageError(`${command} needs the name of a ${kind}`);
  const wanted = word.normalize('NFC').toLowerCase();
  const [exact, sameName] = rows.filter((row) => row.id === word || isNamed(row, word));
  const like = rows.filter(({ name }) => name.toLowerCase().includes(wanted));
  const found = exact ?? like[0];
  if (found === undefined) throw new UsageError(`no ${kind} "${word}"`);
  if (sameName !== undefined || (exact === undefined && like.length > 1)) {
    throw new UsageError(`more than one ${kind} is called like "${word}"; use its id`);
  }
  return found;
}
