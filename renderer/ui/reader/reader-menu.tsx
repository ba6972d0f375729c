import { Check, ChevronRight } from 'lucide-react';
import { useRef } from 'react';
import { Menu, MenuItem, Popover, Separator, SubmenuTrigger } from 'react-aria-components';
import { quoteForms } from '../../core/exporting/quote-with-source';
import type { TextQuote } from '../../core/highlights/anchor-quote';
import { type Highlight, quotedWords } from '../../core/highlights/highlight';
import type { MenuPlace } from '../app/placed-menu';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';
import { usePreferences } from '../settings/preferences-context';
import type { QuoteCopy } from './use-quote-copy';

/** What the menu is about, in the page's coordinates. */
export interface ReaderMenuTarget {
  at: MenuPlace;
  /** The selected words; null for none. */
  words: string | null;
  mark: Highlight | null;
  link: string | null;
  image: HTMLImageElement | null;
}

interface ReaderMenuProps {
  target: ReaderMenuTarget;
  copy: QuoteCopy;
  /** What is copied: the selection, else the highlight; null for the article's source alone. */
  passage: TextQuote | null;
  onMark: () => void;
  onNote: () => void;
  onEdit: (mark: Highlight) => void;
  onRemove: (mark: Highlight) => void;
  onSearch: (words: string) => void;
  onClose: () => void;
}

type Item = [name: string, key: string, action: () => void];

/** The context menu of the article: of the selection, and of the link, image or highlight under the pointer. */
export function ReaderMenu(props: ReaderMenuProps) {
  const { words, mark, link, image, at } = props.target;
  const { copy, passage } = props;
  const { bridge, info } = useServices();
  const { copying, highlights } = useStrings();
  const { quoteForm } = usePreferences().preferences;
  const anchor = useRef<HTMLSpanElement>(null);
  const control = info.platform === 'darwin' ? '⌘' : 'Ctrl ';
  const quoted = words ?? (mark && quotedWords(mark));

  const marking: Item[] =
    words !== null
      ? [
          [highlights.mark, 'H', props.onMark],
          [highlights.addNote, 'M', props.onNote],
          [copying.search, '', () => props.onSearch(words)],
        ]
      : mark !== null
        ? [
            [highlights.edit, '', () => props.onEdit(mark)],
            [highlights.remove, '', () => props.onRemove(mark)],
          ]
        : [];
  const ofLink: Item[] =
    link === null
      ? []
      : [
          [copying.openLink, '', () => void bridge.request('openExternal', link)],
          [copying.linkAddress, '', () => copy.text(link)],
        ];
  const ofImage: Item[] = image === null ? [] : [[copying.image, '', () => copy.image(image)]];
  const groups = [ofLink, ofImage, marking].filter((items) => items.length > 0);

  const line = ([name, key, action]: Item) => (
    <MenuItem key={name} className="menu-item" textValue={name} onAction={action}>
      {name}
      {key && <kbd aria-hidden>{key}</kbd>}
    </MenuItem>
  );
  return (
    <>
      <span ref={anchor} style={{ position: 'fixed', left: at.x, top: at.y }} />
      <Popover
        className="menu-popover"
        triggerRef={anchor}
        isOpen
        onOpenChange={props.onClose}
        placement="bottom start"
        offset={2}
      >
        <Menu className="menu" aria-label={copying.menu} autoFocus="first" onClose={props.onClose}>
          {quoted !== null &&
            line([copying.copy, words === null ? '' : `${control}C`, () => copy.text(quoted)])}
          {line([
            quoted === null ? copying.sourceOf : copying.withSource,
            `${control}Shift C`,
            () => copy.withSource(passage),
          ])}
          <SubmenuTrigger>
            <MenuItem className="menu-item" textValue={copying.as}>
              {copying.as}
              <ChevronRight className="menu-more" size={15} aria-hidden />
            </MenuItem>
            <Popover className="menu-popover" offset={-2}>
              <Menu className="menu" aria-label={copying.as}>
                {quoteForms.map((form) => (
                  <MenuItem
                    key={form}
                    className="menu-item"
                    textValue={copying.forms[form]}
                    onAction={() => {
                      copy.withSource(passage, form);
                      // A choice in a submenu closes only that one.
                      props.onClose();
                    }}
                  >
                    <span className="tick">
                      {form === quoteForm && <Check size={15} aria-hidden />}
                    </span>
                    {copying.forms[form]}
                  </MenuItem>
                ))}
              </Menu>
            </Popover>
          </SubmenuTrigger>
          {groups.map((items) => [
            <Separator key={`before ${items[0]?.[0]}`} className="menu-separator" />,
            ...items.map(line),
          ])}
        </Menu>
      </Popover>
    </>
  );
}
