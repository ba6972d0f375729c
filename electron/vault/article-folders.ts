// `articles/YYYY/MM/<name>/` with article.html and article.json. The JSON is written last: a folder
// without it is unfinished.
import { join } from 'node:path';
import type { ArticleFolder } from '../ipc/contract.js';
import { checkArticleFolder, isArticleFolder, refuseLinks } from './library-paths.js';
import { mapMany, namesIn, plainFileBytes, readPlainText } from './plain-file.js';

export async function readArticle(
  root: string,
  folder: string,
): Promise<{ html: string | null; json: string | null }> {
  checkArticleFolder(folder);
  await refuseLinks(root, folder);
  const [html, json] = await Promise.all([
    readPlainText(join(root, folder, 'article.html')),
    readPlainText(join(root, folder, 'article.json')),
  ]);
  return { html, json };
}

/** Unfinished ones too; what else lies there (the user's own files) is left out. */
export async function listArticles(root: string): Promise<ArticleFolder[]> {
  const folders = await listArticleFolders(root);
  return mapMany(folders, async (folder) => {
    const [htmlBytes, jsonBytes] = await Promise.all([
      plainFileBytes(join(root, folder, 'article.html')),
      plainFileBytes(join(root, folder, 'article.json')),
    ]);
    return { folder, htmlBytes, jsonBytes };
  });
}

async function listArticleFolders(root: string): Promise<string[]> {
  await refuseLinks(root, 'articles');
  let folders = ['articles'];
  for (let depth = 0; depth < 3; depth++) {
    const below = await mapMany(folders, async (folder) => {
      const names = await namesIn(join(root, folder), 'folders');
      return names.map((name) => `${folder}/${name}`);
    });
    folders = below.flat();
  }
  return folders.filter(isArticleFolder);
}
