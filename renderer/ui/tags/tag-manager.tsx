import { useMemo, useState } from 'react';
import { matchingTags } from '../../library/list/matching-tags';
import { DialogBox } from '../app/dialog-box';
import { useStrings } from '../i18n/language-context';
import { TagLine } from './tag-line';
import { useTagLooks } from './tag-looks';
import './tags.css';

interface TagManagerProps {
  counts: ReadonlyMap<string, number>;
  /** The tag to show; empty for all. */
  tag: string;
  onClose: () => void;
}

/** Renames, merges, colours, describes and deletes the tags of the library. */
export function TagManager({ counts, tag, onClose }: TagManagerProps) {
  const strings = useStrings();
  const [typed, setTyped] = useState(tag);
  const looks = useTagLooks();
  const [editing, setEditing] = useState<string | null>(null);
  const tags = useMemo(() => matchingTags(typed, counts).slice(0, 500), [typed, counts]);
  const nothing = counts.size === 0 ? strings.tags.empty : strings.tags.noMatch;

  return (
    <DialogBox title={strings.tags.manageTitle} onClose={onClose}>
      <input
        className="field"
        aria-label={strings.tags.filterLabel}
        placeholder={strings.tags.filterLabel}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ul className="tag-lines scrolls">
        {tags.map(([name, count]) => (
          <TagLine
            key={name}
            name={name}
            count={count}
            counts={counts}
            look={looks.get(name)}
            isOpen={editing === name}
            onOpen={(open) => setEditing(open ? name : null)}
          />
        ))}
        {tags.length === 0 && <li className="quiet tag-none">{nothing}</li>}
      </ul>
    </DialogBox>
  );
}
