/**
 * How much a decoded text looks like text that people write, from -3 to 1. It decides when a declared
 * charset decodes without an error and the statistics guess another: EUC-KR read as GBK never fails, but
 * gives ideographs that nobody uses.
 */
export function plausibility(text: string): number {
  let points = 0;
  let counted = 0;
  let before = 0;
  for (let at = 0; at < text.length && counted < 4000; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x80) {
      points += pointsOf(code, before);
      counted++;
    }
    before = code;
  }
  return counted === 0 ? 0 : points / counted;
}

const isAsciiLetter = (code: number) => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;

function pointsOf(code: number, before: number): number {
  if (code < 0xa0 || code === 0xfffd) return -3;
  if (code >= 0xe000 && code <= 0xf8ff) return -2;
  if (code < 0x250) {
    const isLetter = code >= 0xc0 && code !== 0xd7 && code !== 0xf7;
    // Accented letters stand in words; several in a row, or signs, are another script read wrongly.
    return isLetter
      ? isAsciiLetter(before) || before <= 0x20
        ? 0.8
        : -0.3
      : SIGNS.has(code)
        ? 0.5
        : -0.3;
  }
  if (code >= 0xac00 && code <= 0xd7a3) return 1;
  if (code >= 0x3041 && code <= 0x30ff) return 1;
  if (code >= 0x4e00 && code <= 0x9fff) return COMMON.has(code) ? 1 : 0.3;
  if (code >= 0x0370 && code <= 0x06ff) return 0.9;
  if (code >= 0x0e00 && code <= 0x0e5f) return 0.9;
  if ((code >= 0x2010 && code <= 0x2030) || (code >= 0x3000 && code <= 0x3015)) return 0.7;
  if (code >= 0xff01 && code <= 0xff5e) return 0.7;
  // Half-width katakana: real in old mail, but far likelier another encoding read as Shift_JIS.
  if (code >= 0xff61 && code <= 0xff9f) return -0.2;
  return -0.1;
}

const codes = (characters: string) => new Set(Array.from(characters, (each) => each.charCodeAt(0)));

const SIGNS = codes('\u00a0©«°·»®£§¿¡½');

/** Among the commonest ideographs of Chinese (both scripts), Japanese and mixed Korean writing. */
const COMMON = codes(
  '的一是不了在人有我他这這中大来來上国國个個到说說们們为為子和你地出道也时時年得就那要下以生会會自着去之过過家学學对對可她里裡后後小么麼心多天而能好都然没沒日于於起还還发發成事只作当當想看文无無开開手十用主行方又如前所本见見经經头頭面公同三已老从從动動两兩长長知民样樣现現分将將外但身些与與高意进進把法此实實回二理美点點月明其种種声聲全工己话話儿者向情部正名定女问問力机機给給等几幾很业業最间間新什打便位因重被走电電四第门門相次东東政海口使教西再平真听聽世气氣信北少关關并並内內加化由却卻代军軍产產入先山五太水万萬市眼体體别別处處总總才场場师師书書比住员員九笑性通目华華报報立马馬命张張活难難神数數件安表原车車白应應路期叫死常提感金何更反合放做系计計或司利受光王果亲親界及今京务務制解各任至清物台臺象记記边邊共风風战戰干接它许許八特觉覺望直服毛林题題建南度统統色字请請交爱愛让讓认認算论論百吃义義科怎元社术術结結六功指思非流每青管夫连連远遠资資队隊跟带帶花快条條院变變联聯言权權往展该該领領传傳近留红紅治决決周保达達办辦运運武半候七必城父强強步完革深区區即求品士转轉量空甚众眾技轻輕程告江语語英基派满滿式李息写寫呢识識极極令黄黃德收脸臉钱錢党黨倒未持取设設始版双雙历歷越史商千片容研像找友孩站广廣改议議形委早房音火际際则則首单單据據导導影失拿网網香似斯专專石若兵弟谁誰校读讀志飞飛观觀争爭究包组組造落视視济濟喜离離虽雖坏壞兴興州県経済対応気検円駅図売読続関発会学国実現場度東京都府区町村郡番号電話株式参拝権労働価値変残楽様満写真伝説両戦団',
);
