import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { ArticleId } from '../../core/article/article';
import { noteArticle } from '../../library/actions/note-article';
import { addTags, removeTags } from '../../library/actions/tag-articles';
import { runTold } from '../../library/history/told-step';
import type { Library } from '../../library/library';
import { findArticle } from '../find-article';
import { asJson, idSchema } from './reading-tools';
import type { Served } from './served';

const tagList = z.array(z.string().min(1).max(100)).max(100).default([]);
const changes = { readOnlyHint: false, openWorldHint: false, idempotentHint: true };

/** `isSaved` is false when the change is in the database and the library's folder has not taken it yet. */
const answer = z.object({ changed: z.number(), isSaved: z.boolean() });

/** Registers what changes tags and notes. */
export function registerWriting(server: McpServer, served: Served): void {
  server.registerTool(
    'tag',
    {
      title: 'Tag articles',
      description: 'Add tags to articles and remove tags from them.',
      inputSchema: z.object({
        ids: z.array(idSchema).min(1).max(100),
        ...{ add: tagList, remove: tagList },
      }),
      outputSchema: answer,
      annotations: { ...changes, destructiveHint: true },
    },
    async ({ ids: words, add, remove }) => {
      const library = await served.library();
      const ids: ArticleId[] = [];
      for (const word of words) ids.push((await findArticle(library, word)).id);
      const changed = await runTold(
        library,
        'tags',
        async (own) =>
          new Set([...(await removeTags(own, ids, remove)), ...(await addTags(own, ids, add))]),
      );
      return asJson({ changed: changed.size, isSaved: await isSaved(library) });
    },
  );
  server.registerTool(
    'note',
    {
      title: 'Write the note of an article',
      description:
        "Add text to the user's note about an article, after a blank line, or replace the note.",
      inputSchema: z.object({
        id: idSchema,
        text: z.string().max(100_000),
        mode: z.enum(['append', 'replace']).default('append'),
      }),
      outputSchema: answer,
      annotations: { ...changes, idempotentHint: false, destructiveHint: true },
    },
    async ({ id, text, mode }) => {
      const library = await served.library();
      const article = await findArticle(library, id);
      const isAdded = mode === 'append' && article.note !== '';
      const note = isAdded ? `${article.note}\n\n${text}` : text;
      const changed = await runTold(library, 'note', (own) => noteArticle(own, article.id, note));
      return asJson({ changed: changed.length, isSaved: await isSaved(library) });
    },
  );
}

async function isSaved({ vault }: Library): Promise<boolean> {
  return (await vault.ask({ kind: 'saved' })).trouble === null;
}
