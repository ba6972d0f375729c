// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { defaultPreferences } from '../../../renderer/library/actions/preferences';
import { en } from '../../../renderer/ui/i18n/en';
import type { ArticleContent } from '../../../renderer/ui/reader/article-content';
import type { ArticleFrameHandle } from '../../../renderer/ui/reader/article-frame';
import { useReadAloud } from '../../../renderer/ui/reader/use-read-aloud';

const preferences = { ...defaultPreferences };
const announced: string[] = [];
vi.mock('../../../renderer/ui/settings/preferences-context', () => ({
  usePreferences: () => ({ preferences }),
}));
vi.mock('../../../renderer/ui/app/announcer', () => ({
  useAnnounce: () => (text: string) => void announced.push(text),
}));
vi.mock('../../../renderer/ui/i18n/language-context', () => ({ useStrings: () => en }));
vi.mock('../../../renderer/ui/reader/search-hits', () => ({ scrollToHit: () => {} }));

const said: SpeechSynthesisUtterance[] = [];
vi.stubGlobal(
  'SpeechSynthesisUtterance',
  class {
    constructor(readonly text: string) {}
  },
);
Object.assign(window, {
  speechSynthesis: {
    speak: (utterance: SpeechSynthesisUtterance) => void said.push(utterance),
    cancel: () => {},
    getVoices: () => [{ lang: 'en', localService: true, voiceURI: 'v', name: 'v' }],
    addEventListener: () => {},
    removeEventListener: () => {},
  },
});

/** A reader in which article A says one sentence, and B another. */
function openReader() {
  const opened = vi.fn();
  const frame = {
    current: {
      readAloud: () => ({
        document,
        getSelection: () => null,
        Highlight: class {},
        CSS: { highlights: new Map() },
      }),
    } as unknown as ArticleFrameHandle,
  };
  const show = (id: string) => {
    document.body.innerHTML = `<div class="article-body" lang="en"><p>${id} is read.</p></div>`;
    return { id } as ArticleContent;
  };
  const shown = (id: string, next: string | null) => ({
    shown: { article: id, content: show(id) },
    onward: { next, open: opened },
  });
  const hook = renderHook(({ shown, onward }) => useReadAloud(frame, shown, onward), {
    initialProps: shown('A', 'B'),
  });
  return { ...hook, opened, shown };
}

const endOfWords = () => act(() => void said.at(-1)?.onend?.({} as SpeechSynthesisEvent));

it('ends after the last sentence, unless it is set to go on', () => {
  const { result, opened } = openReader();
  act(() => result.current.toggle());
  expect(said.at(-1)?.text).toBe('A is read.');
  endOfWords();
  expect(opened).not.toHaveBeenCalled();
  expect(announced).toEqual([en.aloud.done]);
});

it('goes on with the next article once its text is shown, and ends after the last', () => {
  Object.assign(preferences, { speechGoesOn: true });
  const { result, opened, rerender, shown } = openReader();
  act(() => result.current.toggle());
  endOfWords();
  expect(opened).toHaveBeenCalledTimes(1);
  // The list has changed, and the text of the article is still being read from the disk.
  rerender({ ...shown('B', null), shown: { article: 'B', content: null as never } });
  const before = said.length;
  rerender(shown('B', null));
  expect(said.slice(before).map(({ text }) => text)).toEqual(['B is read.']);
  expect(result.current.state).toMatchObject({ phase: 'speaking' });
  endOfWords();
  expect(result.current.state).toBeNull();
  expect(opened).toHaveBeenCalledTimes(1);
});

it('does not read an article that is opened by hand instead', () => {
  Object.assign(preferences, { speechGoesOn: true });
  const { result, rerender, shown } = openReader();
  act(() => result.current.toggle());
  endOfWords();
  const before = said.length;
  rerender(shown('C', null));
  rerender(shown('B', null));
  expect(said).toHaveLength(before);
});
