import { type ChangeEvent, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { referenceFormats } from '../../../electron/ipc/exporting';
import type { Article } from '../../core/article/article';
import { bundledStyles } from '../../core/cite/bundled-styles';
import { type CiteLocale, citeLocales } from '../../core/cite/cite-locales';
import { cslItem } from '../../core/cite/csl-item';
import type { StyleFile } from '../../core/cite/style-file';
import { isOwnStyle, listStyles, removeStyle } from '../../library/cite/citation-styles';
import { useAnnounce } from '../app/announcer';
import { copyTypes } from '../app/clipboard';
import { DialogBox } from '../app/dialog-box';
import { ScrollRegion } from '../app/scroll-region';
import { useServices } from '../app/services';
import { useNewest } from '../app/use-newest';
import { useWhenChanged } from '../app/use-when-changed';
import { useStrings } from '../i18n/language-context';
import { usePreferences } from '../settings/preferences-context';
import { Choice } from '../settings/text-settings';
import { addStyle } from './add-style';
import { ReferenceLine } from './reference-line';
import { type References, useReferences } from './use-references';
import '../settings/settings.css';
import './cite.css';

interface CiteDialogProps {
  articles: readonly Article[];
  onClose: () => void;
}

const mostShown = 200;
const mostCharacters = 100_000;

/** The references of the selected articles: in a style or a format of other programs, copied or saved. */
export function CiteDialog({ articles, onClose }: CiteDialogProps) {
  const { cite: strings } = useStrings();
  const { bridge } = useServices();
  const announce = useAnnounce();
  const { preferences, change } = usePreferences();
  const { styles, style, problem, add, remove } = useStyles();
  useDroppedStyle(add);
  const items = useMemo(() => articles.map(cslItem), [articles]);
  const { referenceFormat: format, citationLocale: lang } = preferences;
  const references = useReferences(items, format, style, lang);
  const text = 'text' in references ? references.text : null;

  // A press while they are being made copies them once they are there.
  const [copiesWhenMade, setCopiesWhenMade] = useState(false);
  useWhenChanged([references], () => {
    if (!copiesWhenMade || references.state === 'making') return;
    setCopiesWhenMade(false);
    copy();
  });

  function copy(): void {
    setCopiesWhenMade(references.state === 'making');
    if (text === null) return;
    const html = references.state === 'formatted' ? { 'text/html': references.html } : {};
    copyTypes({ 'text/plain': text, ...html }).then(
      () => announce(strings.copied(articles.length)),
      () => announce(strings.failed),
    );
  }

  function save(): void {
    if (text === null) return;
    bridge.request('saveReferences', format, `${text.trimEnd()}\n`).then(
      (answer) => answer && announce(answer.ok ? strings.saved : answer.message),
      () => announce(strings.failed),
    );
  }

  return (
    <DialogBox title={strings.title(articles.length)} onClose={onClose} kind="wide">
      <div className="cite">
        <Choice
          label={strings.format}
          value={format}
          options={referenceFormats.map((each) => [each, strings.formats[each]])}
          onChange={(referenceFormat) => change({ referenceFormat })}
        />
        {format === 'text' && (
          <div className="cite-style">
            <label>
              <span className="setting-label">{strings.style}</span>
              <select
                className="field"
                value={style?.id ?? ''}
                onChange={(event) => change({ citationStyle: event.target.value })}
              >
                {styles.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
              </select>
            </label>
            {style?.defaultLocale === null && (
              <label>
                <span className="setting-label">{strings.language}</span>
                <select
                  className="field"
                  value={lang}
                  onChange={(event) => change({ citationLocale: event.target.value as CiteLocale })}
                >
                  {citeLocales.map((each) => (
                    <option key={each} value={each}>
                      {strings.languages[each]}
                    </option>
                  ))}
                </select>
              </label>
            )}
            <AddStyle onFile={add} />
            {style && isOwnStyle(style) && (
              <Button className="button" onPress={() => remove(style)}>
                {strings.removeStyle}
              </Button>
            )}
          </div>
        )}
        {format === 'text' && (
          <p
            className={problem ? 'cite-problem' : 'quiet cite-hint'}
            role={problem ? 'alert' : undefined}
          >
            {problem ?? strings.addHint}
          </p>
        )}
        <ScrollRegion className="cite-preview" label={strings.preview}>
          <Preview references={references} />
        </ScrollRegion>
      </div>
      <div className="dialog-actions">
        <Button className="button" isDisabled={text === null} onPress={save}>
          {strings.save}
        </Button>
        <Button className="button primary" autoFocus onPress={copy}>
          {strings.copy}
        </Button>
      </div>
    </DialogBox>
  );
}

function Preview({ references }: { references: References }) {
  const { cite: strings } = useStrings();
  switch (references.state) {
    case 'making':
      return <p className="quiet">{strings.making}</p>;
    case 'failed':
      return (
        <p role="alert">
          {strings.notMade[references.reason]}
          {references.reason === 'unknown-part' && <code> {references.fault}</code>}
        </p>
      );
    case 'written':
      return <pre className="cite-written">{references.text.slice(0, mostCharacters)}</pre>;
    case 'formatted': {
      const more = references.references.length - mostShown;
      return (
        <>
          {references.references.slice(0, mostShown).map(({ id, html }) => (
            <ReferenceLine key={id} html={html} />
          ))}
          {more > 0 && <p className="quiet">{strings.andMore(more)}</p>}
        </>
      );
    }
  }
}

function AddStyle({ onFile }: { onFile: (file: File) => void }) {
  const { cite: strings } = useStrings();
  const input = useRef<HTMLInputElement>(null);

  function choose(event: ChangeEvent<HTMLInputElement>): void {
    const file = event.target.files?.[0];
    if (file) onFile(file);
    // The same file can be chosen again after it was changed.
    event.target.value = '';
  }

  return (
    <>
      <Button className="button" onPress={() => input.current?.click()}>
        {strings.addStyle}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csl"
        hidden
        aria-label={strings.addStyle}
        onChange={choose}
      />
    </>
  );
}

/** Takes a style that is dropped anywhere in the window while the dialog is open. */
function useDroppedStyle(add: (file: File) => void): void {
  const newest = useNewest(add);
  useEffect(() => {
    const drop = (event: DragEvent) => {
      const [file] = event.dataTransfer?.files ?? [];
      if (!file || !/\.csl$/i.test(file.name)) return;
      event.preventDefault();
      event.stopPropagation();
      newest(file);
    };
    window.addEventListener('drop', drop, { capture: true });
    return () => window.removeEventListener('drop', drop, { capture: true });
  }, [newest]);
}

/** The styles of the library, the chosen one, and how one is added. */
function useStyles() {
  const { cite: strings } = useStrings();
  const { library } = useServices();
  const announce = useAnnounce();
  const { preferences, change } = usePreferences();
  const [styles, setStyles] = useState<StyleFile[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    let isGone = false;
    void listStyles(library).then((all) => isGone || setStyles(all));
    return () => {
      isGone = true;
    };
  }, [library]);

  async function read(file: File): Promise<void> {
    const added = await addStyle(library, file, strings.notAdded);
    if (typeof added === 'string') {
      setProblem(added);
      return;
    }
    setProblem(null);
    setStyles(await listStyles(library));
    change({ citationStyle: added.id });
    announce(strings.added(added.title));
  }

  async function remove({ id, title }: StyleFile): Promise<void> {
    await removeStyle(library, id);
    const left = await listStyles(library);
    setProblem(null);
    setStyles(left);
    const [first] = left;
    if (first) change({ citationStyle: first.id });
    announce(strings.removed(title));
  }

  const all = styles ?? bundledStyles;
  const chosen = all.find(({ id }) => id === preferences.citationStyle) ?? all[0] ?? null;
  return {
    styles: all,
    // Nothing is made in another style before the kept ones are known.
    style: styles === null ? null : chosen,
    problem,
    add: (file: File) => void read(file).catch(() => setProblem(strings.notAdded['no-style'])),
    remove: (style: StyleFile) => void remove(style).catch(() => setProblem(strings.notRemoved)),
  };
}
