import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { fold, foldWithPositions } from '../../../../renderer/search/text/fold';
import { isWord, pieces, tokenize } from '../../../../renderer/search/text/tokenize';

describe('fold', () => {
  test.each([
    ['half width is full width', 'ｶﾞﾗｽ ＡＢＣ１２３', 'ガラス abc123'],
    ['ligatures and squared words', 'ﬁn ㈜삼성 ㍻', 'fin (주)삼성 平成'],
    ['accents', 'École Ångström naïve Łódź straße', 'ecole angstrom naive lodz strasse'],
    ['й stays a letter of its own', 'Йод ёлка', 'йод елка'],
    ['all white space is one space', 'a \n\t b\u00a0c', 'a b c'],
    ['soft hyphens and zero widths go', 'Do\u00adnau\u200bdampf', 'donaudampf'],
    ['apostrophes are one', 'don’t', "don't"],
    ['the last sigma', 'ΟΔΟΣ', 'οδοσ'],
  ])('%s', (_name, text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('makes NFD and NFC the same', () => {
    const unit = fc.constantFrom(...'각국인공지능がパÉéñ한글ỗ', 'a', ' ', '1');
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
      }),
    );
  });

  it('keeps positions for any string', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.nat(80),
        fc.nat(80),
        (text, a, b) => {
          const folded = foldWithPositions(text);
          expect(folded.text).toBe(fold(text));
          const start = Math.min(a, b, folded.text.length);
          const end = Math.min(Math.max(a, b), folded.text.length);
          const mark = folded.original(start, end);
          expect(mark.start).toBeGreaterThanOrEqual(0);
          expect(mark.end).toBeLessThanOrEqual(text.length);
          expect(mark.end).toBeGreaterThanOrEqual(mark.start);
          if (end > start) {
            expect(fold(text.slice(mark.start, mark.end))).toContain(folded.text.slice(start, end));
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test.each([
    ['인공지능'.normalize('NFD'), '지능', '지능'.normalize('NFD')],
    ['ﾊﾞｽ', 'バ', 'ﾊﾞ'],
    ['오피스 ㈜한글', '주', '㈜'],
    ['Cafés', 'cafe', 'Café'],
    ['İstanbul', 'i', 'İ'],
    ['😀İ 처리', '처리', '처리'],
  ])('finds the original of a folded range in %s', (text, part, original) => {
    const folded = foldWithPositions(text);
    const at = folded.text.indexOf(part);
    const { start, end } = folded.original(at, at + part.length);
    expect(text.slice(start, end)).toBe(original);
  });
});

describe('tokenize', () => {
  const runs = (text: string) => pieces(fold(text)).map((piece) => piece.text);

  test.each([
    ['국가AI컴퓨팅센터', ['국가', 'ai', '컴퓨팅센터']],
    ['5G網路', ['5g', '網路']],
    ['食べる、ラーメン々', ['食べる', 'ラーメン々']],
    ["l'homme don’t", ['l', 'homme', 'don', 't']],
    ['1,447m covid-19', ['1', '447m', 'covid', '19']],
    ['𠮷野家', ['𠮷野家']],
    ['ภาษาไทย', ['ภาษาไทย']],
    ['!!! — …', []],
  ])('cuts %s', (text, parts) => {
    expect(runs(text)).toEqual(parts);
  });

  it('makes a term of each pair and of the end of a run', () => {
    expect(tokenize('일괄처리를')).toHaveLength(5);
    expect(tokenize('𠮷')).toHaveLength(1);
    expect(tokenize('인공 지능')).not.toEqual(tokenize('인공지능'));
  });

  it('files a run under the pairs of every part of it', () => {
    const unit = fc.constantFrom(...'일괄처리를人工智能がな𠮷');
    fc.assert(
      fc.property(fc.string({ unit, minLength: 2 }), fc.nat(), fc.nat(), (run, a, b) => {
        const characters = Array.from(run);
        const start = a % characters.length;
        const part = characters.slice(start, start + 2 + (b % 4)).join('');
        const whole = new Set(tokenize(run));
        for (const term of tokenize(part).slice(0, -1)) expect(whole).toContain(term);
      }),
    );
  });

  it('never makes a term of a word that looks like a pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const piece of pieces(fold(text))) {
          if (!piece.paired) expect(isWord(piece.text)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
