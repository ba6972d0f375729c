import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { bibtexOf } from '../../core/cite/bibtex';
import { citeLocales, defaultStyleId } from '../../core/cite/cite-locales';
import { cslItem } from '../../core/cite/csl-item';
import { risOf } from '../../core/cite/ris';
import { readPreferences } from '../../library/actions/preferences';
import { listStyles } from '../../library/cite/citation-styles';
import { formatReference } from '../../library/cite/format-reference';
import { matchingTags } from '../../library/list/matching-tags';
import { findArticle } from '../find-article';
import { articleLines, factsOf } from './article-lines';
import { numberedParagraphs } from './numbered-paragraphs';
import type { Served } from './served';

const mostTags = 500;
/** How long a search waits for articles that came a moment ago, in milliseconds. */
const catchUpMs = 5_000;

const reads = { readOnlyHint: true, openWorldHint: false };
export const idSchema = z.string().min(4).max(26).describe("an article's id, or its beginning");
const tagCounts = z.array(z.object({ tag: z.string(), articles: z.number() }));

const foundArticle = z.object({
  ...{ id: z.string(), title: z.string(), authors: z.array(z.string()) },
  ...{ site: z.string().nullable(), url: z.string().nullable(), tags: z.array(z.string()) },
  ...{ published: z.string().nullable(), saved: z.string() },
  snippet: z.string(),
});

const searchAnswer = z.object({
  total: z.number().describe('articles found'),
  totalIsExact: z.boolean(),
  indexed: z.number().describe('articles that were searched'),
  articles: z.number().describe('articles of the library'),
  hits: z.array(foundArticle),
});

/** Registers what changes nothing. */
export function registerReading(server: McpServer, served: Served): void {
  registerSearch(server, served);
  registerRead(server, served);
  registerTags(server, served);
  registerCite(server, served);
}

function registerSearch(server: McpServer, served: Served): void {
  server.registerTool(
    'search',
    {
      title: 'Search the articles',
      description: 'Find saved articles by their words, best first.',
      inputSchema: z.object({
        query: z.string().min(1).max(2_000),
        limit: z.number().int().min(1).max(50).default(10),
        offset: z.number().int().min(0).max(100_000).default(0).describe('hits to pass over'),
      }),
      outputSchema: searchAnswer,
      annotations: reads,
    },
    async ({ query, limit, offset }) => {
      const library = await served.library();
      await Promise.race([library.search.whenCaughtUp(), pause(catchUpMs)]);
      const variants = (await readPreferences(library)).chineseVariants;
      const found = await library.search.search(query, { limit, offset, variants });
      const articles = await library.database.articles.bulkGet(found.hits.map(({ id }) => id));
      const hits = found.hits.flatMap(({ snippet }, at) => {
        const article = articles[at];
        // The article was deleted after the search.
        return article === undefined ? [] : [{ ...factsOf(article), snippet: snippet.text }];
      });
      const { total, totalIsExact, status } = found;
      const { indexed, articles: all } = status;
      return asJson({ total, totalIsExact, indexed, articles: all, hits });
    },
  );
}

function registerRead(server: McpServer, served: Served): void {
  server.registerTool(
    'read',
    {
      title: 'Read an article',
      description:
        'The text of an article with the number of each paragraph. A long article comes in parts: the answer says with which paragraph to go on.',
      inputSchema: z.object({
        id: idSchema,
        from: z.number().int().min(1).default(1).describe('number of the first paragraph'),
        count: z.number().int().min(1).max(10_000).default(10_000).describe('paragraphs, at most'),
      }),
      annotations: reads,
    },
    async ({ id, from, count }) => {
      const library = await served.library();
      const article = await findArticle(library, id);
      const text = (await library.database.texts.get(article.id))?.text ?? '';
      const part = numberedParagraphs(text, from, count);
      const next =
        part.last > 0 && part.last < part.total ? `; go on with from: ${part.last + 1}` : '';
      const extent =
        part.last === 0
          ? `paragraphs: none from ${from} on, of ${part.total}`
          : `paragraphs: ${from} to ${part.last} of ${part.total}${next}`;
      return asText(`${articleLines(article)}\n${extent}\n\n${part.text}`.trimEnd());
    },
  );
}

function registerTags(server: McpServer, served: Served): void {
  server.registerTool(
    'list_tags',
    {
      title: 'List the tags',
      description: `The tags of the library with their number of articles, the most frequent first, at most ${mostTags}.`,
      inputSchema: z.object({
        containing: z.string().max(100).default('').describe('letters that the tags contain'),
      }),
      outputSchema: z.object({ tags: tagCounts }),
      annotations: reads,
    },
    async ({ containing }) => {
      const { database } = await served.library();
      const counts = new Map<string, number>();
      await database.articles.orderBy('tags').eachKey((key) => {
        counts.set(String(key), (counts.get(String(key)) ?? 0) + 1);
      });
      const tags = matchingTags(containing, counts).slice(0, mostTags);
      return asJson({ tags: tags.map(([tag, articles]) => ({ tag, articles })) });
    },
  );
}

function registerCite(server: McpServer, served: Served): void {
  server.registerTool(
    'cite',
    {
      title: 'Cite articles',
      description:
        'The references of articles: formatted in a style, or as BibTeX, RIS or CSL-JSON.',
      inputSchema: z.object({
        ids: z.array(idSchema).min(1).max(100),
        format: z.enum(['text', 'bibtex', 'ris', 'csl']).default('text'),
        style: z.string().max(1_000).default(defaultStyleId).describe('name of a style, for text'),
        locale: z.enum(citeLocales).default('en-US'),
      }),
      annotations: reads,
    },
    async ({ ids, format, style: named, locale }) => {
      const library = await served.library();
      const items = [];
      for (const id of ids) items.push(cslItem(await findArticle(library, id)));
      if (format === 'bibtex') return asText(bibtexOf(items).trimEnd());
      if (format === 'ris') return asText(risOf(items).trimEnd());
      if (format === 'csl') return asText(JSON.stringify(items));
      const styles = await listStyles(library);
      const wanted = named.toLowerCase();
      const style = styles.find(({ id, title }) => id === wanted || title.toLowerCase() === wanted);
      if (style === undefined) {
        throw new Error(`no such style; known are ${styles.map(({ title }) => title).join(', ')}`);
      }
      const made = await formatReference(items, style, locale, served.signal);
      if (!made.ok) throw new Error(`the style ${style.title} cannot be used: ${made.fault}`);
      return asText(made.text);
    },
  );
}

export const asText = (text: string) => ({ content: [{ type: 'text' as const, text }] });

/** The answer as a value, and as text for clients that read only text. */
export const asJson = <Answer extends Record<string, unknown>>(answer: Answer) => ({
  ...asText(JSON.stringify(answer)),
  structuredContent: answer,
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
