/**
 * Some programs map characters to radicals that look the same (`⼀` for `一`), so that no search finds the
 * word. Unicode's EquivalentUnifiedIdeograph, for radicals that are words by themselves.
 */
const SUPPLEMENT =
  '⺟母⺠民⺩王⺪疋⺬示⺮竹⺶羊⺻聿⻁虎⻄西⻅见⻆角⻇角⻉贝⻊足⻋车⻑長⻒長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';

const PLAIN = new Map(
  Array.from({ length: SUPPLEMENT.length / 2 }, (_, at) => [
    SUPPLEMENT[at * 2]!,
    SUPPLEMENT[at * 2 + 1]!,
  ]),
);

/** Replaces radicals and vertical presentation forms (`︒` for `。`), and composes. */
export function plainCharacters(text: string): string {
  return text
    .replace(/[\u2f00-\u2fdf\ufe10-\ufe19\ufe30-\ufe44]/g, (each) => each.normalize('NFKC'))
    .replace(/[\u2e80-\u2eff]/g, (each) => PLAIN.get(each) ?? each)
    .normalize('NFC');
}
