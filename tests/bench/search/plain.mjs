// MiniSearch alone at ten thousand of the same articles, on the window's own thread.
import { newProfile, openPage } from './window.mjs';

const articles = 10_000;

export async function measurePlain(folder) {
  for (const pairs of [false, true]) {
    const { profile, remove } = newProfile();
    const { run, memory, close } = await openPage(folder, profile);
    const before = await memory();
    const { ms, word, question } = await run('plain', articles, pairs);
    const at = (times) => times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)].toFixed(1);
    console.log(
      `MiniSearch ${pairs ? 'over pairs of characters' : 'as it comes'}, ${articles} articles: ` +
        `${Math.round((articles / ms) * 1000)} a second, ${Math.round((await memory()) - before)} MB, ` +
        `95 % of words under ${at(word)} ms, of questions under ${at(question)} ms`,
    );
    await close();
    remove();
  }
}
