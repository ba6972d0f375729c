/** What the reader is told. */
import type { Saved } from '../messages';
import type { Missing } from '../page/serialize';

const say = chrome.i18n.getMessage;

export function outcomeText(outcome: Saved['outcome']): string {
  return say(`outcome_${outcome}`);
}

/** Reasons have texts of their own where the reader can do something; else Carrel's own words. */
export function reasonText(reason: string, message: string): string {
  return say(`failed_${reason.replaceAll('-', '_')}`) || message || say('failed_unknown', reason);
}

/** Empty when nothing is missing. */
export function missingText({ pictures, frames }: Missing): string {
  const parts = [
    pictures > 0 ? say('missing_pictures', String(pictures)) : '',
    frames > 0 ? say('missing_frames', String(frames)) : '',
  ];
  return parts.filter(Boolean).join(' ');
}
