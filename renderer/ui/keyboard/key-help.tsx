import { DialogBox } from '../app/dialog-box';
import { ScrollRegion } from '../app/scroll-region';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';
import { commandGroups, groupNames } from './command-groups';
import { useKeyLabels } from './use-keymap';
import './key-help.css';

type KeyLine = readonly [keys: readonly string[], does: string];

/** Lists all keys, and the query language. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { keys, commands } = useStrings();
  const { info } = useServices();
  const labelsOf = useKeyLabels();
  const { examples } = keys;
  const control = info.platform === 'darwin' ? '⌘' : 'Ctrl';

  const more: Partial<Record<string, readonly KeyLine[]>> = {
    article: [
      [['G', '←', '→'], keys.pdfPage],
      [['+', '-', '0', 'W', 'Z'], keys.pdfZoom],
      [['B'], keys.pdfThumbnails],
    ],
    app: [[[`${control} L`], keys.addAddress]],
  };
  const ofCommands = groupNames.map((group) => {
    const lines = commandGroups[group].map(
      (command): KeyLine => [labelsOf(command), commands[command]],
    );
    const withKeys = lines.filter(([labels]) => labels.length > 0);
    return { title: keys.groups[group], lines: [...withKeys, ...(more[group] ?? [])] };
  });
  const query: readonly KeyLine[] = [
    [[examples.phrase], keys.queryPhrase],
    [[examples.not], keys.queryNot],
    [[examples.or], keys.queryOr],
    [[examples.prefix], keys.queryPrefix],
    [[examples.near], keys.queryNear],
    [['/제\\d+조/'], keys.queryRegex],
    [['title:', 'author:', 'site:', 'tag:', 'lang:'], keys.queryFields],
    [['is:unread', 'is:starred'], keys.queryState],
    [['has:image'], keys.queryHas],
    [['in:left-out'], keys.queryIn],
    [['collection:"…"'], keys.queryCollection],
    [['before:2025-02'], keys.queryPublished],
    [['saved:>2024'], keys.querySaved],
  ];

  return (
    <DialogBox title={keys.title} onClose={onClose} kind="wide">
      <ScrollRegion className="key-help" label={keys.title}>
        {[...ofCommands, { title: keys.groups.query, lines: query }].map(({ title, lines }) => (
          <section key={title} className="key-group">
            <h3>{title}</h3>
            <dl>
              {lines.map(([names, does]) => (
                <div key={does} className="key-line">
                  <dt>
                    {names.map((name) => (
                      <kbd key={name}>{name}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </ScrollRegion>
    </DialogBox>
  );
}
