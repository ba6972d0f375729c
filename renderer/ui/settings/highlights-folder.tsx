import { FolderOutput, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { HighlightsFolder, NoteIssue } from '../../../electron/ipc/highlights-files';
import { IconButton } from '../app/icon-button';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';

/** The folder of Markdown files that follow the highlights, and what is to be said about it. */
export function HighlightsFolderSettings() {
  const { bridge } = useServices();
  const { highlightsFolder: words } = useStrings();
  const [folder, setFolder] = useState<HighlightsFolder | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    void bridge.request('highlightsFolder').then(setFolder);
    return bridge.on('highlightsFolderChanged', setFolder);
  }, [bridge]);

  async function choose(): Promise<void> {
    setProblem(null);
    const answer = await bridge.request('chooseHighlightsFolder').catch(() => null);
    if (answer?.ok === false) setProblem(words.refused[answer.reason]);
  }

  return (
    <>
      <p className="quiet setting-hint">{words.hint}</p>
      {folder?.path == null ? (
        <p>{words.none}</p>
      ) : (
        <ul className="watched scrolls" aria-label={words.title}>
          <li className="watched-folder">
            <div className="watched-text">
              <span className="setting-path">{folder.path}</span>
              <span className={isWell(folder) ? 'quiet' : 'check-broken'}>
                {words.states[folder.state]}
              </span>
            </div>
            <IconButton
              icon={X}
              label={words.forget}
              onPress={() => void bridge.request('forgetHighlightsFolder')}
            />
          </li>
        </ul>
      )}
      <div>
        <Button className="button" onPress={() => void choose()}>
          <FolderOutput size={15} strokeWidth={1.8} aria-hidden />
          {folder?.path == null ? words.choose : words.chooseOther}
        </Button>
      </div>
      <div role="status">{problem}</div>
      {folder !== null && folder.issues.length > 0 && <NoteIssues issues={folder.issues} />}
    </>
  );
}

/** A drive that is away is no fault. */
const isWell = ({ state }: HighlightsFolder) => ['current', 'working', 'gone'].includes(state);

function NoteIssues({ issues }: { issues: readonly NoteIssue[] }) {
  const { highlightsFolder: words } = useStrings();
  return (
    <>
      <p>{words.told}</p>
      <ul className="watched scrolls" aria-label={words.told}>
        {issues.map(({ name, kept, problem }) => (
          <li key={name} className="watched-folder">
            <div className="watched-text">
              <span className="setting-path">{name}</span>
              <span className={problem === null ? 'quiet' : 'check-broken'}>
                {problem === null ? words.kept(kept) : words.problems[problem]}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
