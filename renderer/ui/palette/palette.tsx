import { useMemo, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  TextField,
} from 'react-aria-components';
import { VeiledBox } from '../app/dialog-box';
import type { WorkspaceCommand } from '../app/use-workspace-commands';
import { useWorkspace } from '../app/workspace-state';
import { useStrings } from '../i18n/language-context';
import { keysOfInputMethod } from '../keyboard/input-method';
import { createPaletteIndex, readPaletteQuery } from './palette-items';
import { usePaletteArticles } from './use-palette-articles';
import { usePaletteItems } from './use-palette-items';
import './palette.css';

interface PaletteProps {
  /** What is in the field at first. */
  text: string;
  run: (command: WorkspaceCommand) => void;
  /** Closes the palette, and carries out what was chosen once it is gone. */
  onChoose: (act: () => void) => void;
  onClose: () => void;
}

/** Leads to every command, tag, search, feed, site and article by a few letters. */
export function Palette({ text, run, onChoose, onClose }: PaletteProps) {
  const { palette, list } = useStrings();
  const { navigation } = useWorkspace();
  const [query, setQuery] = useState(text);
  const items = usePaletteItems(run);
  const find = useMemo(() => createPaletteIndex(items), [items]);
  const groups = useMemo(() => find(query), [find, query]);
  const { kind, words } = readPaletteQuery(query);
  const articles = usePaletteArticles(kind === null ? words : '');

  return (
    <VeiledBox kind="palette-box" onClose={onClose}>
      <Dialog className="palette" aria-label={palette.title}>
        <Autocomplete inputValue={query} onInputChange={setQuery}>
          <TextField className="palette-field" aria-label={palette.title} autoFocus>
            {/* A screen reader tells which option is active only of a combobox. */}
            <Input
              className="palette-input"
              role="combobox"
              aria-expanded
              placeholder={palette.hint}
              spellCheck={false}
              {...keysOfInputMethod}
            />
          </TextField>
          <ListBox
            className="menu palette-results"
            aria-label={palette.results}
            renderEmptyState={() => <p className="palette-empty quiet">{palette.nothing}</p>}
          >
            {groups.map((group) => (
              <ListBoxSection key={group.kind} id={group.kind}>
                <Header className="menu-heading">{palette.kinds[group.kind]}</Header>
                {group.items.map((item) => (
                  <ListBoxItem
                    key={item.id}
                    id={item.id}
                    className="menu-item"
                    textValue={item.label}
                    onAction={() => onChoose(item.run)}
                  >
                    <span className="palette-label">{item.label}</span>
                    <span className="palette-detail">
                      {item.detail.map((part) =>
                        item.kind === 'command' ? (
                          <kbd key={part}>{part}</kbd>
                        ) : (
                          <span key={part} className="quiet">
                            {part}
                          </span>
                        ),
                      )}
                    </span>
                  </ListBoxItem>
                ))}
              </ListBoxSection>
            ))}
            {articles.length > 0 && (
              <ListBoxSection id="articles">
                <Header className="menu-heading">{palette.articles}</Header>
                {articles.map((article) => (
                  <ListBoxItem
                    key={article.id}
                    id={`article:${article.id}`}
                    className="menu-item"
                    textValue={article.title || list.noTitle}
                    onAction={() => onChoose(() => navigation.showArticle(article.id))}
                  >
                    <span className="palette-label">{article.title || list.noTitle}</span>
                    <span className="palette-detail quiet">{article.site}</span>
                  </ListBoxItem>
                ))}
              </ListBoxSection>
            )}
          </ListBox>
        </Autocomplete>
      </Dialog>
    </VeiledBox>
  );
}
