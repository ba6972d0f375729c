import { Download } from 'lucide-react';
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
} from 'react-aria-components';
import type { HighlightsFormat } from '../../../electron/ipc/highlights-files';
import type { HighlightedArticle } from '../../core/exporting/highlighted-article';
import { highlightsCsv } from '../../core/exporting/highlights-csv';
import { highlightsJson } from '../../core/exporting/highlights-json';
import { highlightsMarkdown } from '../../core/exporting/highlights-markdown';
import { useAnnounce } from '../app/announcer';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';

interface ExportMenuProps {
  /** The number of highlights that are exported. */
  count: number;
  articles: () => Promise<readonly HighlightedArticle[]>;
}

const formats = ['markdown', 'csv', 'json'] as const;
const writers: Record<HighlightsFormat, (articles: readonly HighlightedArticle[]) => string> = {
  markdown: highlightsMarkdown,
  csv: highlightsCsv,
  json: highlightsJson,
};

/** Exports highlights to the clipboard or to a file. */
export function ExportMenu({ count, articles }: ExportMenuProps) {
  const { bridge } = useServices();
  const { allHighlights: words, announce: said } = useStrings();
  const announce = useAnnounce();

  async function copy(as: HighlightsFormat): Promise<void> {
    await navigator.clipboard.writeText(writers[as](await articles()));
    announce(words.copied(count));
  }

  async function save(as: HighlightsFormat): Promise<void> {
    const answer = await bridge.request('saveHighlights', as, writers[as](await articles()));
    if (answer?.ok) announce(words.saved(count));
    else if (answer) announce(answer.message);
  }

  const failed = () => announce(said.failed);
  return (
    <MenuTrigger>
      <Button className="button" isDisabled={count === 0}>
        <Download size={15} aria-hidden />
        {words.export}
      </Button>
      <Popover className="menu-popover" placement="bottom end">
        <Menu className="menu" aria-label={words.export}>
          <MenuSection>
            <Header className="menu-heading">{words.copyAs(count)}</Header>
            {formats.map((each) => (
              <MenuItem
                key={each}
                id={`copy-${each}`}
                className="menu-item"
                textValue={words.formats[each]}
                onAction={() => void copy(each).catch(failed)}
              >
                {words.formats[each]}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection>
            <Header className="menu-heading">{words.saveAs(count)}</Header>
            {formats.map((each) => (
              <MenuItem
                key={each}
                id={`save-${each}`}
                className="menu-item"
                textValue={words.formats[each]}
                onAction={() => void save(each).catch(failed)}
              >
                {words.formats[each]}…
              </MenuItem>
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
