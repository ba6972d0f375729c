import { normaliseTag } from '../core/tag';
import { type Command, exit } from './command';

export const listCommand: Command = {
  usage: '[--tag T]',
  about: 'list the articles, newest first',
  options: { tag: 'value' },
  async run(args, context) {
    const tag = args.value('tag');
    const newestFirst = (await context.library()).database.articles.orderBy('savedAt').reverse();
    const wanted = tag === null ? null : normaliseTag(tag);
    const articles = await newestFirst
      .filter((article) => wanted === null || article.tags.includes(wanted))
      .toArray();
    if (context.json) {
      await context.printJson(articles);
      return exit.done;
    }
    const lines = articles.map(({ id, savedAt, title, tags }) => {
      const day = new Date(savedAt).toISOString().slice(0, 10);
      return `${id}  ${day}  ${title}${tags.map((name) => `  #${name}`).join('')}`;
    });
    if (lines.length > 0) await context.print(lines);
    return exit.done;
  },
};
