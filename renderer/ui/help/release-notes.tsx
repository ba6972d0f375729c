import { DialogBox } from '../app/dialog-box';
import { ScrollRegion } from '../app/scroll-region';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';
import { notesSince, readChangelog } from './changelog';
import { useDocument } from './use-document';
import './help.css';

/** What is new: since the version before after an update, else in all versions. English, as it is written. */
export function ReleaseNotes({ onClose }: { onClose: () => void }) {
  const { info } = useServices();
  const { help } = useStrings();
  const text = useDocument('changelog');
  const isUnreadable = text === 'failed';
  const notes = text === null || isUnreadable ? [] : readChangelog(text);
  return (
    <DialogBox title={help.whatsNew} onClose={onClose} kind="wide">
      <ScrollRegion className="help-text" label={help.whatsNew}>
        {isUnreadable && <p>{help.unreadable}</p>}
        <div lang="en">
          {notesSince(notes, info.updatedFrom).map(({ title, lines }) => (
            <section key={title} className="release">
              <h3 className="release-title">{title}</h3>
              {lines.map((line, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change
                <ReleaseLine key={at} {...line} />
              ))}
            </section>
          ))}
        </div>
      </ScrollRegion>
    </DialogBox>
  );
}

function ReleaseLine({ kind, text }: { kind: 'heading' | 'item' | 'text'; text: string }) {
  if (kind === 'heading') return <h4 className="release-part">{text}</h4>;
  return (
    <p className={kind === 'item' ? 'release-item' : 'release-words'}>
      {text.split('`').map((part, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts never change
        at % 2 === 1 ? <code key={at}>{part}</code> : part.replaceAll('**', ''),
      )}
    </p>
  );
}
