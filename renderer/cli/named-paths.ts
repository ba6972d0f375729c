import type { CommandContext } from './command';

/** The paths that the words name, and for the word `-` those on stdin, one a line. */
export async function namedPaths(
  words: readonly string[],
  context: CommandContext,
): Promise<string[]> {
  const paths = words.filter((word) => word !== '-');
  if (words.includes('-')) {
    const listed = (await context.readStdin()).split(/\r?\n/);
    paths.push(...listed.filter((line) => line !== ''));
  }
  return paths;
}
