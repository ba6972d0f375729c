import { useCallback } from 'react';
import type { StepKind } from '../../library/history/step';
import type { Library } from '../../library/library';
import { useAnnounce } from '../app/announcer';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';
import { stoppedWords } from './use-history';

/** Carries out a change that can be undone, and says that it is done, was stopped or has failed. */
export type AnnouncedChange = <Result>(
  kind: StepKind,
  change: (library: Library) => Promise<Result>,
  done: (result: Result) => string,
) => void;

export function useAnnouncedChange(): AnnouncedChange {
  const { history } = useServices();
  const strings = useStrings();
  const announce = useAnnounce();
  return useCallback(
    (kind, change, done) => {
      history.run(kind, change).then(
        ({ result, isStopped, step }) =>
          announce(isStopped ? stoppedWords(strings, step) : done(result)),
        () => announce(strings.announce.failed),
      );
    },
    [history, strings, announce],
  );
}
