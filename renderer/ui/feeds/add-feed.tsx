import { type FormEvent, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { FoundFeed } from '../../core/feeds/find-feeds';
import { useAnnounce } from '../app/announcer';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';
import { isComposing } from '../keyboard/chord';
import './feeds.css';

interface AddFeedProps {
  /** Called with the id of the new feed. */
  onAdded: (feed: string) => void;
  onDone: () => void;
}

/** The field that subscribes to a feed, by its address or that of its site. */
export function AddFeed({ onAdded, onDone }: AddFeedProps) {
  const { feeds } = useServices();
  const { feeds: words, announce: spoken } = useStrings();
  const announce = useAnnounce();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [choice, setChoice] = useState<readonly FoundFeed[]>([]);

  async function look(address: string): Promise<void> {
    if (address.trim() === '' || isBusy) return;
    // The offered feed that was chosen goes, with the focus.
    field.current?.focus();
    setIsBusy(true);
    setProblem(null);
    setChoice([]);
    try {
      const found = await feeds.find(address);
      if (found.kind === 'none') setProblem(words.troubles[found.trouble.reason]);
      if (found.kind === 'choice') setChoice(found.feeds);
      if (found.kind !== 'feed') return;
      const known = feeds
        .snapshot()
        .feeds.find(({ id, movedTo }) => id === found.url || movedTo === found.url);
      if (known) announce(words.isFollowed(known.title));
      onAdded(known?.id ?? (await feeds.add(found)).id);
      onDone();
    } catch {
      setProblem(spoken.failed);
    } finally {
      setIsBusy(false);
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void look(typed);
  }

  return (
    <form className="add-feed" onSubmit={submit}>
      <input
        // biome-ignore lint/a11y/noAutofocus: opened to type the address
        autoFocus
        ref={field}
        className="field"
        aria-label={words.address}
        placeholder={words.addressHint}
        maxLength={2_000}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !isComposing(event.nativeEvent)) onDone();
        }}
      />
      <Button type="submit" className="button" isDisabled={typed.trim() === '' || isBusy}>
        {words.subscribe}
      </Button>
      <div role="status" className="quiet feed-answer">
        {isBusy ? words.looking : (problem ?? (choice.length > 0 ? words.choose : ''))}
      </div>
      {choice.length > 0 && (
        <ul className="feed-choice scrolls">
          {choice.map(({ url, title }, at) => (
            <li key={url}>
              <Button className="button" autoFocus={at === 0} onPress={() => void look(url)}>
                {title ? `${title} (${url})` : url}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
