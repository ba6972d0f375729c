/** The names in a list of categories: the last steps of their paths. */
export const categoriesIn = (category: string): string[] =>
  category
    .split(',')
    .map(lastStep)
    .filter((name) => name !== '');

/** The name of a category or folder that is written as a path. */
export const lastStep = (path: string): string => path.replace(/^.*\//, '').trim();
