import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Button } from 'react-aria-components';
import {
  type FeedRow,
  feedSchedules,
  feedTexts,
  keepRules,
} from '../../core/records/library-records';
import { changeFeed } from '../../library/feeds/feeds';
import { useAnnounce } from '../app/announcer';
import { DialogBox } from '../app/dialog-box';
import { useServices } from '../app/services';
import { useFormat, useStrings } from '../i18n/language-context';
import { useSavedSearches } from '../sidebar/use-saved-searches';
import { folderSeparator, foldersIn } from './feed-folders';
import { useFeeds } from './use-feeds';
import './feeds.css';

/** The settings of one feed; nothing when it is gone. */
export function FeedDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const feed = useFeeds().feeds.find((each) => each.id === id);
  return feed ? <FeedForm key={id} feed={feed} onClose={onClose} /> : null;
}

function FeedForm({ feed, onClose }: { feed: FeedRow; onClose: () => void }) {
  const { library } = useServices();
  const { feeds: words, announce: spoken, cancel } = useStrings();
  const format = useFormat();
  const announce = useAnnounce();
  const searches = useSavedSearches();
  const status = useFeeds().statuses.get(feed.id);
  const [title, setTitle] = useState(feed.title);
  const [folders, setFolders] = useState(
    (feed.folders ?? []).map((path) => path.join(folderSeparator)).join(', '),
  );
  const [tags, setTags] = useState(feed.tags.join(', '));
  const [keep, setKeep] = useState(feed.keep ?? 'all');
  const [keepSearch, setKeepSearch] = useState(feed.keepSearch ?? '');
  const [text, setText] = useState(feed.text ?? 'feed');
  const [schedule, setSchedule] = useState(feed.schedule ?? 'hand');
  const isReady = title.trim() !== '' && (keep !== 'search' || keepSearch !== '');

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isReady) return;
    onClose();
    const isRenamed = title.trim() !== feed.title;
    // An imported list may have had another text beside the title.
    const attributes = (feed.attributes ?? []).filter(({ name }) => !isRenamed || name !== 'text');
    changeFeed(library, feed.id, {
      ...{ title: title.trim(), folders: foldersIn(folders), tags: tags.split(','), attributes },
      ...{ keep, text, schedule, keepSearch: keep === 'search' ? keepSearch : null },
    }).catch(() => announce(spoken.failed));
  }

  return (
    <DialogBox title={words.editTitle} onClose={onClose}>
      <form className="feed-form" onSubmit={submit}>
        <p className="quiet feed-address">
          {feed.movedTo ?? feed.id}
          <br />
          {status?.goodAt ? words.lastGood(format.longTime(status.goodAt)) : words.notRefreshed}
          {status?.trouble && (
            <>
              <br />
              {words.troubles[status.trouble.reason]}
              {status.trouble.status && ` (${status.trouble.status})`}
            </>
          )}
        </p>
        <Text label={words.name} value={title} onChange={setTitle} />
        <Text
          label={words.folders}
          value={folders}
          onChange={setFolders}
          hint={words.foldersHint}
        />
        <Text label={words.tags} value={tags} onChange={setTags} hint={words.tagsHint} />
        <Choice
          label={words.schedule}
          value={schedule}
          options={feedSchedules.map((each) => [each, words.schedules[each]])}
          onChange={setSchedule}
          hint={words.scheduleHint}
        />
        <Choice
          label={words.text}
          value={text}
          options={feedTexts.map((each) => [each, words.texts[each]])}
          onChange={setText}
          hint={words.textHint}
        />
        <Choice
          label={words.keep}
          value={keep}
          options={keepRules
            .filter((rule) => rule !== 'search' || searches.length > 0 || keep === 'search')
            .map((rule) => [rule, words.keeps[rule]])}
          onChange={setKeep}
          hint={keep === 'all' ? words.keepAllHint : words.keepHint}
        />
        {keep === 'search' && (
          <Choice
            label={words.keepSearch}
            value={keepSearch}
            options={[['', words.noSearch], ...searches.map(({ id, name }) => [id, name] as const)]}
            onChange={setKeepSearch}
          />
        )}
        <div className="dialog-actions">
          <Button className="button" onPress={onClose}>
            {cancel}
          </Button>
          <Button type="submit" className="button primary" isDisabled={!isReady}>
            {words.keepChanges}
          </Button>
        </div>
      </form>
    </DialogBox>
  );
}

interface FieldProps<Value> {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  hint?: string;
}

function Text({ label, value, onChange, hint }: FieldProps<string>) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint}>
      <input
        id={id}
        className="field"
        aria-describedby={hint && hintOf(id)}
        maxLength={1_000}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Labelled>
  );
}

function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
  hint,
}: FieldProps<Value> & { options: readonly (readonly [Value, string])[] }) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint}>
      <select
        id={id}
        className="field"
        aria-describedby={hint && hintOf(id)}
        value={value}
        onChange={(event) => onChange(event.target.value as Value)}
      >
        {options.map(([name, text]) => (
          <option key={name} value={name}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

const hintOf = (id: string) => `${id}-hint`;

interface LabelledProps {
  /** The id of the control. */
  id: string;
  label: string;
  hint: string | undefined;
  children: ReactNode;
}

/** The hint is outside of the label, so that it is no part of the field's name. */
function Labelled({ id, label, hint, children }: LabelledProps) {
  return (
    <div className="feed-field">
      <label className="setting-label" htmlFor={id}>
        {label}
      </label>
      {children}
      {hint && (
        <span id={hintOf(id)} className="quiet">
          {hint}
        </span>
      )}
    </div>
  );
}
