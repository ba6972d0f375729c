/** Who made an article, beyond its byline: such lines are kept beside the text. */
import { oneOf } from './phrase-patterns';

/** News agencies that sign what others print. */
const AGENCY =
  'dpa(?:-afx)?|afp|ap|reuters|apa|sda|epd|kna|dts|ansa|efe|ntb|ritzau|pap|tass|ddp|sid|keystone-sda';

const CREDITS = new RegExp(
  oneOf(`
  ^(?:\\W*)(?:additional )?(?:reporting|writing|editing|edited|reported|compiled|produced|translated|fact[- ]check(?:ed|ing)|research(?:ed)?|photography)(?: contribut\\w+)? by\\b.{0,200}
  ^\\W*(?:[\\p{L} .'-]{3,60} contributed (?:to|reporting)|contributed to this (?:report|story|article)).{0,60}
  ^\\W*(?:this|the) (?:article|story|post|report|piece) (?:was|has been|originally|first).{0,20}(?:published|appeared|updated|corrected|adapted|produced|syndicated|edited).{0,140}
  ^\\W*(?:first|originally) published\\b.{0,100}
  ^\\W*(?:last )?updated(?: at| on|:).{0,60}$
  ^\\W*via \\S{3,40}$
  ^\\W*(?:redaktion|faktencheck|schlussredaktion|mitarbeit|sendung|edición|redacción|redazione|rédaction)\\s?:.{2,120}$
  ^\\W*(?:with|mit|avec|con|med|met) (?:${AGENCY})\\b.{0,30}$
  ^\\W*with (?:reports|files|information) from\\b.{0,80}$
  ^\\W*(?:${AGENCY})(?:\\W+(?:${AGENCY}|\\p{L}{2,4}))*\\W*$
  ^[(\\[]\\p{Ll}{2,4}(?:[/,-]\\p{Ll}{2,4}){0,3}[)\\]]$
  ^\\W*(?:reach|contact|email|write to) (?:the )?(?:reporters?|authors?|writers?|him|her|us)\\b.{0,160}
  ^\\W*if you have (?:a )?(?:news )?(?:tips?|story|questions|information).{0,200}
  ^\\W*(?:do you )?(?:have|got) (?:a )?(?:news )?(?:tip|story)\\b.{0,200}
  ^\\W*(?:자료\\s?제공|사진\\s?제공|자료제공|제공)\\s?[:=：].{0,60}
  ^\\W*(?:업무\\s?담당자|담당자|담당\\s?부서|문의처?)\\s?[:=：]?.{0,80}$
  ^※\\s?사진.{0,60}
  ^[(（]?(?:责编|責編|责任编辑|責任編輯|编辑|編輯|校对|审核|来源|稿源|文字|摄影)\\s*[:：].{1,40}[)）]?$
  ^[(（]?(?:文責|取材|編集|撮影|翻訳|構成)\\s*[:：=＝／/].{1,40}[)）]?$`),
  'iu',
);

export const isCredit = (text: string) => text.length <= 400 && CREDITS.test(text);
