// Measures MiniSearch alone with ten thousand of the same articles, on the window's main thread.
import { newProfile, openPage } from './window.mjs';

export const plainArticles = 10_000;

/**
 * Returns its figures over pairs of characters, which is what finds all of Chinese, Japanese and
 * Korean.
 */
export async function measurePlain(folder) {
  const articles = plainArticles;
  let measured = null;
  for (const pairs of [false, true]) {
    const { profile, remove } = newProfile();
    const { run, memory, close } = await openPage(folder, profile);
    const before = await memory();
    const { ms, word, question } = await run('plain', articles, pairs);
    const at = (times) => times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)].toFixed(1);
    const megabytes = (await memory()) - before;
    measured = { rate: (articles / ms) * 1000, megabytes, word: at(word), question: at(question) };
    console.log(
      `MiniSearch ${pairs ? 'over pairs of characters' : 'as it comes'}, ${articles} articles: ` +
        `${Math.round((articles / ms) * 1000)} a second, ${Math.round(megabytes)} MB, ` +
        `95 % of words under ${at(word)} ms, of questions under ${at(question)} ms`,
    );
    await close();
    remove();
  }
  return measured;
}
