import { DialogBox } from '../app/dialog-box';
import { ScrollRegion } from '../app/scroll-region';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';
import './key-help.css';

/** Lists all keys, and the query language. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { keys } = useStrings();
  const { info } = useServices();
  const { examples } = keys;
  const control = info.platform === 'darwin' ? '⌘' : 'Ctrl';

  const back = info.platform === 'darwin' ? ['⌘ [', '⌘ ]'] : ['Alt ←', 'Alt →'];

  const groups: [title: string, lines: [keys: string[], does: string][]][] = [
    [
      keys.groups.move,
      [
        [['J', '↓'], keys.next],
        [['K', '↑'], keys.previous],
        [['Home', 'End'], keys.ends],
        [['Shift ↓', 'Shift ↑'], keys.extend],
        [[`${control} A`], keys.selectAll],
        [['→', '←'], keys.fold],
        [['Enter'], keys.open],
        [['Esc'], keys.back],
        [['F'], keys.fullWidth],
        [back, keys.goBack],
        [[`${control} L`], keys.addAddress],
        [[keys.space, `Shift ${keys.space}`], keys.page],
      ],
    ],
    [
      keys.groups.article,
      [
        [['S'], keys.star],
        [['E'], keys.archive],
        [['U'], keys.unread],
        [['T'], keys.tags],
        [['O'], keys.original],
        [['Shift O'], keys.outline],
        [['G', '←', '→'], keys.pdfPage],
        [['+', '-', '0', 'W', 'Z'], keys.pdfZoom],
        [['B'], keys.pdfThumbnails],
        [['V'], keys.versions],
        [['I'], keys.pageInfo],
        [['X'], keys.siteRule],
        [['L'], keys.leftOut],
        [['A'], keys.readAloud],
        [[`${control} P`], keys.print],
        [[`${control} Shift E`], keys.export],
        [['#', 'Delete'], keys.delete],
        [[`${control} Z`], keys.undo],
        [[`${control} Shift Z`, `${control} Y`], keys.redo],
        [['R'], keys.restore],
      ],
    ],
    [
      keys.groups.mark,
      [
        [['H'], keys.mark],
        [['M'], keys.note],
        [['1', '2', '3', '4', '5'], keys.colours],
        [['Backspace'], keys.removeMark],
        [['.', ','], keys.marks],
        [['[', ']'], keys.sentence],
        [['Shift ←', 'Shift →'], keys.extendChosen],
        [['P'], keys.highlights],
        [[`${control} Shift C`], keys.copyWithSource],
        [['C'], keys.cite],
        [['Shift P'], keys.allHighlights],
      ],
    ],
    [
      keys.groups.find,
      [
        [['/', `${control} Shift F`], keys.search],
        [['N', 'Shift N'], keys.hits],
        [[`${control} F`], keys.find],
        [['F3', 'Shift F3'], keys.findNext],
      ],
    ],
    [
      keys.groups.query,
      [
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
        [['before:2025-02'], keys.queryPublished],
        [['saved:>2024'], keys.querySaved],
      ],
    ],
    [
      keys.groups.app,
      [
        [['+', '-'], keys.textSize],
        [['0'], keys.defaultText],
        [['D'], keys.toggleDark],
        [[`${control} ,`], keys.settings],
        [[`${control} \\`], keys.sidebar],
        [['?'], keys.help],
      ],
    ],
  ];

  return (
    <DialogBox title={keys.title} onClose={onClose} wide>
      <ScrollRegion className="key-help" label={keys.title}>
        {groups.map(([title, lines]) => (
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
