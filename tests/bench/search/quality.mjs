// MRR@10: the mean of 1 / place of the first relevant document among ten.
import { printTable } from '../carrel.mjs';
import { languages, readDocs, readQuestions } from './questions.mjs';
import { newProfile, openPage } from './window.mjs';

const bars = {
  ko: { question: 0.945, kw: 0.905, kw2: 0.915 },
  ja: { question: 0.925, kw: 0.79, kw2: 0.92 },
  zh: { question: 0.95, kw: 0.94, kw2: 0.91 },
  en: { question: 0.87, kw: 0.855, kw2: 0.785 },
};

export async function measureQuality(folder, data) {
  const rows = [['MRR@10', 'bar', 'Carrel', 'median', '95 %']];
  for (const lang of languages) {
    const { profile, remove } = newProfile();
    const { run, close } = await openPage(folder, profile);
    await run('fillWith', readDocs(data, lang));
    await run('catchUp');
    for (const [kind, questions] of Object.entries(readQuestions(data, lang))) {
      const times = [];
      let sum = 0;
      for (const { q, rel } of questions) {
        const { ids, tookMs } = await run('ask', q, { limit: 20 });
        times.push(tookMs);
        const place = ids.slice(0, 10).findIndex((id) => rel.includes(id));
        if (place >= 0) sum += 1 / (place + 1);
      }
      times.sort((a, b) => a - b);
      const at = (share) => `${times[Math.floor(times.length * share)].toFixed(1)} ms`;
      const mrr = sum / questions.length;
      const bar = bars[lang][kind];
      const verdict = mrr.toFixed(3) >= bar ? '' : ' below';
      rows.push([`${lang} ${kind}`, bar.toFixed(3), mrr.toFixed(3) + verdict, at(0.5), at(0.95)]);
    }
    await close();
    remove();
  }
  printTable(rows);
}
