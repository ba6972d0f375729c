import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Article } from '../../core/article/article';
import { extractAgain } from '../../library/import/extract-again';
import type { ImportDispatcher } from '../../library/import/import-dispatcher';
import { useAnnounce } from '../app/announcer';
import { CountedBar } from '../app/counted-bar';
import { DialogBox } from '../app/dialog-box';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';
import '../notices/notices.css';

interface OthersDialogProps {
  site: string;
  /** The articles of the site except the one for which the rule was chosen. */
  articles: readonly Article[];
  dispatcher: ImportDispatcher;
  onClose: () => void;
}

/** Asks whether the site's other articles are to be extracted again by the new site rule. */
export function OthersDialog({ site, articles, dispatcher, onClose }: OthersDialogProps) {
  const { library } = useServices();
  const { siteRule: strings } = useStrings();
  const announce = useAnnounce();
  const stop = useRef(new AbortController());
  const [done, setDone] = useState<number | null>(null);

  async function all() {
    setDone(0);
    let changed = 0;
    let count = 0;
    await extractAgain(library, dispatcher, articles, {
      isDryRun: false,
      force: false,
      signal: stop.current.signal,
      onArticle: (_article, renewal) => {
        if (renewal === 'changed') changed += 1;
        count += 1;
        setDone(count);
      },
    }).catch(() => announce(strings.failed));
    announce(strings.othersDone(changed, articles.length - changed));
    onClose();
  }

  const leave = () => {
    stop.current.abort();
    onClose();
  };

  return (
    <DialogBox title={strings.othersTitle(articles.length, site)} onClose={leave} alert>
      <p>{strings.othersBody(site)}</p>
      {done !== null && (
        <CountedBar
          label={strings.othersProgress(done, articles.length)}
          done={done}
          total={articles.length}
        />
      )}
      <div className="dialog-actions">
        <Button className="button" autoFocus onPress={leave}>
          {done === null ? strings.onlyThis : strings.stop}
        </Button>
        <Button className="button primary" isDisabled={done !== null} onPress={() => void all()}>
          {strings.all(articles.length)}
        </Button>
      </div>
    </DialogBox>
  );
}
