import type { Line } from './lines';

const LONGEST = 300;

const CREDIT_LINE =
  /^[\s[(（【<▲△■◆▷▶]*(?:photo(?:graph)?s?|image|picture|pic|illustration|credit|foto|fotos|imagen|imagem|bild|crédit|quelle|fuente|fonte|źródło|kilde|källa|lähde|bron|kaynak|zdroj|источник|джерело|사진|그래픽|영상|출처|이미지|写真|画像|提供|撮影|図|图片?|圖|摄影|攝影)(?:\s?(?:제공|credit|source|courtesy|by|출처|来源))?\s?[:：=＝©/].{0,160}$|^[\s[(（]*©\s?\S.{0,80}$/iu;

/** A caption's last words: who took the picture, in brackets or after a slash. */
const CREDIT_AT_END =
  /[([（【〔/][^()[\]（）【】]{0,12}?(?:photo|image|credit|courtesy|getty|reuters|shutterstock|istock|unsplash|afp|\bap\b|\bepa\b|nasa|flickr|wikimedia|사진|연합|뉴스1?|뉴시스|제공|캡처|로이터|DB|写真|撮影|提供|共同|时事|新华社|摄|攝)[^()[\]（）【】]{0,60}[)\]）】〕]?\s*[.。]?$|(?:\/\s?|[|–—-]\s)(?:getty images|reuters|ap photo|afp|shutterstock|istock)[\w/ .-]*$|(?:사진|그래픽|写真|撮影|图|图片)\s?[=:：/].{1,30}$/iu;

const MARKED = /^[▲△↑▼]\s?\S/u;

/** "[연합]", "<이종화 기자>", "（本人提供）" */
const BRACKETED_NAME =
  /\S\s?[[(（<〈【][^\])）>〉】\d]{0,12}\p{Lo}[^\])）>〉】\d]{0,12}[\])）>〉】]$/u;

/** Says whose picture it is, wherever it stands. */
export const isCreditLine = (text: string) => text.length <= 180 && CREDIT_LINE.test(text);

/** Belongs to the picture before it: ends in a credit, or is marked as pointing at it. */
export function isCaption(line: Line): boolean {
  const { text, followsImage } = line;
  if (!followsImage || text.length > LONGEST || /^H[1-6]$/.test(line.block.nodeName)) return false;
  if (MARKED.test(text)) return true;
  // A bracketed name at the end of a line that is no sentence, or right behind one: "[연합]".
  if (CREDIT_AT_END.test(text) && !/^\d+\s?[.)]/.test(text)) return true;
  return text.length < 120 && BRACKETED_NAME.test(text);
}
