import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { PackageAnswer, PackageFacts } from '../../../electron/ipc/help';
import { useAnnounce } from '../app/announcer';
import { DialogBox } from '../app/dialog-box';
import { useServices } from '../app/services';
import { useFormat, useStrings } from '../i18n/language-context';
import '../settings/settings.css';
import './help.css';

interface PackageDialogProps {
  files: readonly File[];
  onClose: () => void;
}

/** What dropped packages are. One of Carrel can be handed to the system's installer; nothing is run from here. */
export function PackageDialog({ files, onClose }: PackageDialogProps) {
  const { help } = useStrings();
  return (
    <DialogBox title={help.packages(files.length)} onClose={onClose}>
      {files.map((file, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the files never change, and two may have one name
        <Package key={at} file={file} />
      ))}
    </DialogBox>
  );
}

function Package({ file }: { file: File }) {
  const { bridge } = useServices();
  const { help } = useStrings();
  const [answer, setAnswer] = useState<PackageAnswer | null>(null);
  useEffect(() => {
    const unreadable = { ok: false, reason: 'unreadable' } as const;
    bridge
      .request('examinePackage', bridge.pathOf(file))
      .then(setAnswer, () => setAnswer(unreadable));
  }, [bridge, file]);
  return (
    <section className="package" aria-busy={answer === null}>
      <div className="setting-label">{file.name}</div>
      <div role="status">
        {answer === null && help.reading}
        {answer?.ok === false && help.packageProblems[answer.reason]}
      </div>
      {answer?.ok && <Facts facts={answer.facts} />}
    </section>
  );
}

function Facts({ facts }: { facts: PackageFacts }) {
  const { bridge } = useServices();
  const { help } = useStrings();
  const format = useFormat();
  const announce = useAnnounce();
  const { ticket, program, version, architecture, bytes, sha256 } = facts;
  const isOwn = program?.toLowerCase() === 'carrel';
  const canBeInstalled = isOwn && facts.isForThisSystem && facts.checksum !== 'differs';

  async function install() {
    const handed = await bridge.request('installPackage', ticket);
    announce(handed.ok ? help.handed : help.notHanded[handed.reason]);
  }

  return (
    <>
      <dl className="about-facts">
        <dt>{help.program}</dt>
        <dd>
          {[program, version, architecture].filter(Boolean).join(' · ') || help.unknownProgram}
        </dd>
        <dt>{help.age}</dt>
        <dd>{help.ages[isOwn ? facts.age : 'unknown']}</dd>
        <dt>{help.signature}</dt>
        <dd>{help.signatures[facts.signature]}</dd>
        <dt>SHA-256</dt>
        <dd className="setting-path">{sha256}</dd>
        <dt>{help.checksum}</dt>
        <dd className={facts.checksum === 'differs' ? 'check-broken' : undefined}>
          {help.checksums[facts.checksum]}
        </dd>
        <dt>{help.size}</dt>
        <dd>{help.bytes(format.number(bytes))}</dd>
      </dl>
      <p className="quiet">
        {!isOwn ? help.notCarrel : canBeInstalled ? help.installHint : help.kindHints[facts.kind]}
      </p>
      <p className="dialog-actions">
        <Button className="button" onPress={() => void bridge.request('showPackage', ticket)}>
          {help.showFile}
        </Button>
        {canBeInstalled && (
          <Button
            className="button primary"
            onPress={() => void install().catch((error) => announce(String(error)))}
          >
            {help.install}
          </Button>
        )}
      </p>
    </>
  );
}
