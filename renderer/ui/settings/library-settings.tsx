import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { findingsByKind } from '../../vault/findings';
import type { VerifyReport } from '../../vault/verify';
import { useAnnounce } from '../app/announcer';
import { CountedBar } from '../app/counted-bar';
import { ScrollRegion } from '../app/scroll-region';
import { useServices } from '../app/services';
import { useVaultState } from '../app/use-vault-state';
import { useFormat, useStrings } from '../i18n/language-context';
import { FolderPage } from './folder-page';
import { MoveLibrary } from './move-library';
import { SiteRules } from './site-rules';
import '../notices/notices.css';

type Check = 'none' | 'running' | 'failed' | VerifyReport;

const shownProblems = 100;

/** The settings of the library folder: where it is, moving it, checking it. */
export function LibrarySettings({ onFindings }: { onFindings: () => void }) {
  const { settings, notices } = useStrings();
  const { info } = useServices();
  const { found } = useVaultState();
  const { check, start } = useCheck();
  const [folder, setFolder] = useState(info.libraryFolder);
  const kinds = findingsByKind(found?.findings ?? []);
  return (
    <>
      <div>
        <div className="setting-label">{settings.libraryFolder}</div>
        <div className="setting-path">{folder}</div>
        <p className="quiet setting-hint">{settings.libraryFolderHint}</p>
      </div>
      <MoveLibrary
        onMoved={(moved) => {
          // For components that mount later.
          info.libraryFolder = moved;
          setFolder(moved);
        }}
      />
      <div>
        <Button className="button" isDisabled={check === 'running'} onPress={start}>
          {settings.check}
        </Button>
        <p className="quiet setting-hint">{settings.checkHint}</p>
      </div>
      {check === 'running' && <CheckProgress />}
      <div role="status">
        {check === 'running' && settings.checking}
        {check === 'failed' && settings.checkFailed}
        {typeof check === 'object' && <CheckSummary report={check} />}
      </div>
      {typeof check === 'object' && check.problems.length > 0 && <Problems report={check} />}
      {kinds.length > 0 && (
        <p>
          {kinds.map(({ kind, findings }) => `${notices.findings[kind](findings.length)} `)}
          <Button className="button link" onPress={onFindings}>
            {notices.look}
          </Button>
        </p>
      )}
      <FolderPage />
      <SiteRules />
    </>
  );
}

/** Runs the check, which continues after the dialog closes; its result is announced then. */
function useCheck() {
  const { vault } = useServices().library;
  const { settings } = useStrings();
  const announce = useAnnounce();
  const [check, setCheck] = useState<Check>('none');
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);

  async function start() {
    setCheck('running');
    const report = await vault.ask({ kind: 'verify' }).catch(() => 'failed' as const);
    setCheck(report);
    if (isShown.current) return;
    announce(report === 'failed' ? settings.checkFailed : summaryOf(report, settings));
  }
  return { check, start: () => void start() };
}

function CheckProgress() {
  const { verifying } = useVaultState();
  const { settings } = useStrings();
  const format = useFormat();
  // The comparison of file names that comes first reports no progress.
  if (verifying === null) return <div className="check-track" aria-hidden />;
  const { done, total } = verifying;
  return (
    <CountedBar
      label={settings.checkedSoFar(format.number(done), format.number(total))}
      done={done}
      total={total}
    />
  );
}

type SettingsStrings = ReturnType<typeof useStrings>['settings'];

function summaryOf({ articles, files, problems }: VerifyReport, strings: SettingsStrings): string {
  const repaired = problems.filter((problem) => problem.repaired).length;
  const found = problems.length;
  const checked = strings.checked(articles, files);
  if (found === 0) return `${checked} ${strings.checkedWell}`;
  if (found === repaired) return `${checked} ${strings.problemsRepaired(found)}`;
  return `${checked} ${strings.problems(found, repaired)}`;
}

function CheckSummary({ report }: { report: VerifyReport }) {
  return <strong>{summaryOf(report, useStrings().settings)}</strong>;
}

function Problems({ report }: { report: VerifyReport }) {
  const { settings } = useStrings();
  const { problems } = report;
  return (
    <ScrollRegion className="check-problems" label={summaryOf(report, settings)}>
      <ul>
        {problems.slice(0, shownProblems).map(({ what, kind, repaired: isRepaired }) => (
          <li key={`${kind} ${what}`}>
            {settings.problemKinds[kind]}
            <span className={isRepaired ? 'quiet' : 'check-broken'}>
              {` · ${isRepaired ? settings.repaired : settings.notRepaired}`}
            </span>
            <span className="finding-folder check-file">{what}</span>
          </li>
        ))}
        {problems.length > shownProblems && (
          <li className="quiet">{settings.andMoreProblems(problems.length - shownProblems)}</li>
        )}
      </ul>
    </ScrollRegion>
  );
}
