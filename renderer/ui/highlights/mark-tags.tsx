import { X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { Button } from 'react-aria-components';
import { normaliseTag } from '../../core/article/tag';
import { useStrings } from '../i18n/language-context';
import { isComposing } from '../keyboard/chord';

interface MarkTagsProps {
  tags: readonly string[];
  onTags: (tags: string[]) => void;
}

/** The tags of a highlight; Enter or a comma adds the typed one. */
export function MarkTags({ tags, onTags }: MarkTagsProps) {
  const strings = useStrings();
  const [typed, setTyped] = useState('');

  function add() {
    const tag = normaliseTag(typed);
    setTyped('');
    if (tag !== '' && !tags.includes(tag)) onTags([...tags, tag]);
  }

  function press(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return;
    if (event.key !== 'Enter' && event.key !== ',') return;
    event.preventDefault();
    add();
  }

  return (
    <div className="mark-tags">
      {tags.map((tag) => (
        <span key={tag} className="mark-tag">
          {tag}
          <Button
            className="mark-tag-remove"
            aria-label={strings.highlights.removeTag(tag)}
            onPress={() => onTags(tags.filter((other) => other !== tag))}
          >
            <X size={12} aria-hidden />
          </Button>
        </span>
      ))}
      <input
        className="mark-tag-input"
        aria-label={strings.tags.input}
        placeholder={strings.tags.input}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={press}
        onBlur={add}
      />
    </div>
  );
}
