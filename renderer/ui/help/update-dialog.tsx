import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { UpdateAnswer, UpdateOffer } from '../../../electron/ipc/help';
import { DialogBox } from '../app/dialog-box';
import { ScrollRegion } from '../app/scroll-region';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';
import '../settings/settings.css';
import './help.css';

/** Looks for a newer version when its button is pressed, and never by itself. */
export function UpdateDialog({ onClose }: { onClose: () => void }) {
  const { bridge, info } = useServices();
  const { help } = useStrings();
  const [state, setState] = useState<UpdateAnswer | 'unasked' | 'asking'>('unasked');

  async function ask() {
    setState('asking');
    const failed = { kind: 'failed', reason: 'unreachable', status: null } as const;
    setState(await bridge.request('checkForUpdate').catch(() => failed));
  }

  const offer = typeof state === 'object' && state.kind === 'available' ? state.offer : null;
  return (
    <DialogBox title={help.updates} onClose={onClose}>
      <p>{help.runs(info.version)}</p>
      <p className="quiet">{help.updateHint}</p>
      <div role="status">
        {state === 'asking' && help.asking}
        {typeof state === 'object' && sentenceOf(state, help)}
      </div>
      {offer && <Offer offer={offer} />}
      {offer === null && (
        <p className="dialog-actions">
          <Button
            className="button primary"
            isDisabled={state === 'asking'}
            onPress={() => void ask()}
          >
            {help.askNow}
          </Button>
        </p>
      )}
    </DialogBox>
  );
}

function Offer({ offer }: { offer: UpdateOffer }) {
  const { bridge } = useServices();
  const { help } = useStrings();
  return (
    <>
      {offer.notes !== '' && (
        <ScrollRegion className="help-text offer-notes" label={help.whatsNew}>
          <p className="help-plain">{offer.notes}</p>
        </ScrollRegion>
      )}
      <p className="setting-path">{offer.page}</p>
      <p className="quiet">{help.dropHint}</p>
      <p className="dialog-actions">
        <Button
          className="button primary"
          onPress={() => void bridge.request('openExternal', offer.page)}
        >
          {help.openPage}
        </Button>
      </p>
    </>
  );
}

type HelpWords = ReturnType<typeof useStrings>['help'];

function sentenceOf(answer: UpdateAnswer, help: HelpWords): string {
  switch (answer.kind) {
    case 'available':
      return help.available(answer.offer.version);
    case 'failed':
      if (answer.reason === 'off') return help.fetchingOff;
      return answer.status === null ? help.notAsked : help.notAskedStatus(answer.status);
    default:
      return help.answers[answer.kind];
  }
}
