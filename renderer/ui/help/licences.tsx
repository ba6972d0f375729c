import { Button } from 'react-aria-components';
import { useAnnounce } from '../app/announcer';
import { DialogBox } from '../app/dialog-box';
import { ScrollRegion } from '../app/scroll-region';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';
import { useDocument } from './use-document';
import './help.css';

/** Carrel's own licence, and those of everything that is in it. */
export function Licences({ onClose }: { onClose: () => void }) {
  const { bridge } = useServices();
  const { help } = useStrings();
  const announce = useAnnounce();
  const [licence, notices] = [useDocument('licence'), useDocument('notices')];

  async function showChromium() {
    const isShown = await bridge.request('showChromiumLicences').catch(() => false);
    if (!isShown) announce(help.noChromiumLicences);
  }

  return (
    <DialogBox title={help.licences} onClose={onClose} kind="wide">
      <ScrollRegion className="help-text" label={help.licences}>
        <pre className="help-plain">{textOf(licence, help.unreadable)}</pre>
        <pre className="help-plain">{textOf(notices, help.unreadable)}</pre>
      </ScrollRegion>
      <div>
        <Button className="button" onPress={() => void showChromium()}>
          {help.chromiumLicences}
        </Button>
      </div>
    </DialogBox>
  );
}

const textOf = (text: string | null, unreadable: string) =>
  text === 'failed' ? unreadable : (text ?? '');
