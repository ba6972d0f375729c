// Prints the table of Chinese, Japanese and Korean pages: title, author, date and body.
import { printTable } from '../carrel.mjs';
import { three } from './print-bodies.mjs';
import { compareCharacters, f1Of, sameDay, sameNames, sameTitle, total } from './score.mjs';

export function printMarked(label, pages, verbose) {
  const checks = pages.map(({ name, truth, found }) => ({
    name,
    wrong: [
      truth.title && !sameTitle(truth.title, found.title) && ['title', truth.title, found.title],
      truth.author &&
        !sameNames(truth.author, found.byline) && ['author', truth.author, found.byline],
      truth.dates &&
        !sameDay(truth.dates, found.publishedAt) && ['date', truth.dates, found.publishedAt],
    ].filter(Boolean),
    body: truth.body ? compareCharacters(truth.body, found.text) : null,
    plain: truth.body ? compareCharacters(truth.body, found.plain.text) : null,
    plainTitle: truth.title && sameTitle(truth.title, found.plain.title),
  }));
  const share = (field) => {
    const given = pages.filter(({ truth }) => truth[field]).length;
    const name = field === 'dates' ? 'date' : field;
    const wrong = checks.filter((each) => each.wrong.some(([what]) => what === name)).length;
    return `${given - wrong} of ${given}`;
  };
  const bodies = checks.filter(({ body }) => body);
  console.log(`\n${label}, bodies by character 3-grams`);
  printTable([
    ['', 'titles', 'authors', 'dates', 'body F', `of ${bodies.length}`],
    [
      'Carrel',
      share('title'),
      share('author'),
      share('dates'),
      three(total(bodies.map(({ body }) => body)).f1),
      '',
    ],
    [
      'Readability alone',
      `${checks.filter(({ plainTitle }) => plainTitle).length} of ${pages.length}`,
      '',
      '',
      three(total(bodies.map(({ plain }) => plain)).f1),
      '',
    ],
  ]);
  if (!verbose) return;
  for (const { name, wrong, body } of checks) {
    const low =
      body && f1Of(body) < 0.98
        ? `body F ${three(f1Of(body))}, precision ${three(body.precision)}, recall ${three(body.recall)}`
        : '';
    if (wrong.length > 0 || low) console.log(`  ${name}: ${low}`);
    for (const [what, truth, got] of wrong)
      console.log(`    ${what}: ${JSON.stringify(truth)} is not ${JSON.stringify(got)}`);
  }
}
