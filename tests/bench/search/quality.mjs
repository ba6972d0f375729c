// MRR@10: the mean of 1 / rank of the first relevant document among ten, with its standard error;
// beside it plain BM25 on the same questions, and on those by which the bars were set.
import { printTable } from '../carrel.mjs';
import { languages, readDocs, readQuestions } from './questions.mjs';
import { newProfile, openPage } from './window.mjs';

const bars = {
  ko: { question: 0.945, kw: 0.905, kw2: 0.915 },
  ja: { question: 0.925, kw: 0.79, kw2: 0.92 },
  zh: { question: 0.95, kw: 0.94, kw2: 0.91 },
  en: { question: 0.87, kw: 0.855, kw2: 0.785 },
};
/** "BM25 over bigrams" in the README of the data, over the same documents. */
const plainThere = {
  ko: { question: 0.943, kw: 0.844, kw2: 0.896 },
  ja: { question: 0.918, kw: 0.697, kw2: 0.895 },
  zh: { question: 0.951, kw: 0.915, kw2: 0.909 },
  en: { question: 0.856, kw: 0.835, kw2: 0.78 },
};

export async function measureQuality(folder, data) {
  const rows = [['MRR@10', 'bar', 'Carrel', '', 'BM25 here', 'there', 'median', '95 %']];
  for (const lang of languages) {
    const { profile, remove } = newProfile();
    const { run, close } = await openPage(folder, profile);
    const docs = readDocs(data, lang);
    await run('fillWith', docs);
    await run('catchUp');
    const kinds = Object.entries(readQuestions(data, lang));
    const queries = kinds.flatMap(([, questions]) => questions.map(({ q }) => q));
    const plainAnswers = await run('plainAnswers', docs, queries);
    for (const [kind, questions] of kinds) {
      const answers = [];
      for (const { q } of questions) answers.push(await run('ask', q, { limit: 20 }));
      const times = answers.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
      const at = (share) => `${times[Math.floor(times.length * share)].toFixed(1)} ms`;
      const ours = reciprocalRanks(
        questions,
        answers.map(({ ids }) => ids),
      );
      const plain = reciprocalRanks(questions, plainAnswers.splice(0, questions.length));
      const bar = bars[lang][kind];
      const mrr = mean(ours).toFixed(3);
      rows.push([
        `${lang} ${kind}`,
        bar.toFixed(3),
        Number(mrr) >= bar ? mrr : `${mrr} below`,
        `± ${standardError(ours).toFixed(3)}`,
        mean(plain).toFixed(3),
        plainThere[lang][kind].toFixed(3),
        at(0.5),
        at(0.95),
      ]);
    }
    await close();
    remove();
  }
  printTable(rows);
}

/** The reciprocal rank of each question; 0 when no relevant document is among the first ten. */
function reciprocalRanks(questions, answers) {
  return questions.map(({ rel }, i) => {
    const place = answers[i].slice(0, 10).findIndex((id) => rel.includes(id));
    return place < 0 ? 0 : 1 / (place + 1);
  });
}

function mean(numbers) {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function standardError(numbers) {
  const middle = mean(numbers);
  return Math.sqrt(mean(numbers.map((number) => (number - middle) ** 2)) / numbers.length);
}
