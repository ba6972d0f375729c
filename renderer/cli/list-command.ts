import { normaliseTag } from '../core/article/tag';
import { isoTime } from '../core/dates/iso-time';
import { type Command, exit } from './command';

export const listCommand: Command = {
  async run(args, context) {
    const wanted = args.values('tag').map(normaliseTag);
    const newestFirst = (await context.library()).database.articles.orderBy('savedAt').reverse();
    const articles = await newestFirst
      .filter((article) => wanted.every((tag) => article.tags.includes(tag)))
      .toArray();
    if (context.json) {
      await context.printJson(articles);
      return exit.done;
    }
    const lines = articles.map(({ id, savedAt, title, tags }) => {
      const day = isoTime(savedAt).slice(0, 10).padEnd(10);
      return `${id}  ${day}  ${title}${tags.map((name) => `  #${name}`).join('')}`;
    });
    if (lines.length > 0) await context.print(lines);
    return exit.done;
  },
};
