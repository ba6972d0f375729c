// Checks the literal guarantee: random pieces of 1 to 4 characters must find the articles that contain
// them and no others. Compared with a scan, by separate code, of texts folded by NFKC, lower case and
// without Latin accents. CJK pieces are searched as they are, others in quotes.
import { languages, readDocs } from './questions.mjs';
import { newProfile, openPage } from './window.mjs';

const perLanguage = 3000;

export async function measureLiteral(folder, data) {
  for (const lang of languages) {
    const docs = readDocs(data, lang);
    const texts = docs.map(({ id, title, text }) => ({ id, held: plain(`${title}\n${text}`) }));
    const { profile, remove } = newProfile();
    const { run, close } = await openPage(folder, profile);
    await run('fillWith', docs);
    await run('catchUp');
    let right = 0;
    let rightBare = 0;
    let foundInAll = 0;
    let expectedInAll = 0;
    const wrong = [];
    for (const piece of pieces(texts, perLanguage)) {
      const isRun = /^[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+$/u;
      const bare = (await run('ask', piece, { limit: docs.length })).ids;
      const quoted = async () => (await run('ask', `"${piece}"`, { limit: docs.length })).ids;
      const ids = isRun.test(piece) ? bare : await quoted();
      const expected = new Set(texts.flatMap(({ id, held }) => (held.includes(piece) ? [id] : [])));
      const both = ids.filter((id) => expected.has(id)).length;
      right += both;
      rightBare += bare.filter((id) => expected.has(id)).length;
      foundInAll += ids.length;
      expectedInAll += expected.size;
      if (both !== expected.size || both !== ids.length) wrong.push(piece);
    }
    await close();
    remove();
    console.log(
      `${lang}: ${perLanguage} pieces, ${docs.length} articles, expected ${expectedInAll}, found ${foundInAll}, right ${right}, recall ${(right / expectedInAll).toFixed(4)}, precision ${(right / foundInAll).toFixed(4)}, without quotes recall ${(rightBare / expectedInAll).toFixed(4)}${wrong.length > 0 ? `, wrong: ${wrong.slice(0, 8).join(' ')}` : ''}`,
    );
  }
}

/** Letters that Unicode does not decompose are folded by this table, as the query folds them. */
const letters = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i' };

function plain(text) {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<=[\p{Script=Latin}\p{Script=Greek}])[\u0300-\u036f]+/gu, '')
    .normalize('NFC')
    .replace(/[ßæœøđłı]/g, (letter) => letters[letter])
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '');
}

function* pieces(texts, count) {
  let state = 7;
  const random = (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
  for (let made = 0; made < count; ) {
    const { held } = texts[random(texts.length)];
    const at = random(held.length);
    const piece = held.slice(at, at + 1 + random(4));
    if (!/^[a-z0-9가-힣一-鿿ぁ-んァ-ヴ]+$/.test(piece)) continue;
    made += 1;
    yield piece;
  }
}
