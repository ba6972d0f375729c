import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { ProblemReport } from '../../../electron/ipc/help';
import { useAnnounce } from '../app/announcer';
import { DialogBox } from '../app/dialog-box';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';
import './help.css';

/** Shows all that a report of a problem says by itself, and opens a mail with it. Nothing is sent from here. */
export function ReportProblem({ onClose }: { onClose: () => void }) {
  const { bridge } = useServices();
  const { help } = useStrings();
  const announce = useAnnounce();
  const [report, setReport] = useState<ProblemReport | null>(null);
  useEffect(() => {
    void bridge.request('problemReport').then(setReport);
  }, [bridge]);
  if (report === null) return null;

  async function write() {
    const isOpen = await bridge.request('writeReport').catch(() => false);
    if (!isOpen) announce(help.noMail);
  }
  async function copy(text: string) {
    await navigator.clipboard.writeText(text);
    announce(help.copied);
  }

  return (
    <DialogBox title={help.reportTitle} onClose={onClose}>
      <p>{help.reportHint}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its text is selected by keyboard */}
      <pre className="help-plain help-facts" tabIndex={0}>
        {report.text}
      </pre>
      <p className="quiet">{report.address ?? help.noAddress}</p>
      <p className="dialog-actions">
        <Button className="button" onPress={() => void copy(report.text)}>
          {help.copyFacts}
        </Button>
        <Button className="button primary" onPress={() => void write()}>
          {help.writeMail}
        </Button>
      </p>
    </DialogBox>
  );
}
