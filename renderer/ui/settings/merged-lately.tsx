import { useEffect, useState } from 'react';
import type { OwnMachine } from '../../../electron/ipc/machine-files';
import { type MergedSide, mostMerges } from '../../core/machines/merges';
import type { KnownMachine } from '../../library/actions/machine-list';
import { type ListedMerge, mergedLately } from '../../library/actions/merged-lately';
import { followChanges } from '../../storage/change-log';
import { useServices } from '../app/services';
import { useFormat, useStrings } from '../i18n/language-context';
import './merged-lately.css';

interface MergedLatelyProps {
  own: OwnMachine;
  others: readonly KnownMachine[];
  onArticle: (id: string) => void;
}

/** Merges that are shown before the reader asks for all. */
const mostShown = 10;

/** What was made of the work of two machines on one thing, with both sides. */
export function MergedLately({ own, others, onArticle }: MergedLatelyProps) {
  const { library, bridge } = useServices();
  const { machines: words } = useStrings();
  const [merges, setMerges] = useState<ListedMerge[] | null>(null);
  const [showsAll, setShowsAll] = useState(false);

  useEffect(() => {
    let isShown = true;
    const show = async () => {
      const found = await mergedLately(library);
      if (isShown) setMerges(found);
    };
    void show();
    // The change of another machine is joined some time after its file has come.
    const stops = [bridge.on('machinesChanged', () => void show()), followChanges(show)];
    return () => {
      isShown = false;
      for (const stop of stops) stop();
    };
  }, [library, bridge]);

  if (merges === null) return null;
  const names = new Map(others.map(({ id, name }) => [id, name || words.unnamed(id)]));
  names.set(own.id, words.mergedThisMachine);
  const shown = showsAll ? merges : merges.slice(0, mostShown);
  return (
    <div>
      <div className="setting-label">{words.merged}</div>
      <p className="quiet setting-hint">
        {merges.length === 0 ? words.mergedNone : words.mergedHint(mostMerges)}
      </p>
      {merges.length > 0 && (
        <ul className="merges" aria-label={words.merged}>
          {shown.map((merge, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: merges have no name, and never change
            <MergeLine key={`${merge.at} ${merges.length - at}`} {...{ merge, names, onArticle }} />
          ))}
        </ul>
      )}
      {shown.length < merges.length && (
        <button type="button" className="button" onClick={() => setShowsAll(true)}>
          {words.mergedAll(merges.length)}
        </button>
      )}
    </div>
  );
}

interface MergeLineProps {
  merge: ListedMerge;
  names: ReadonlyMap<string, string>;
  onArticle: (id: string) => void;
}

function MergeLine({ merge, names, onArticle }: MergeLineProps) {
  const { machines: words, list } = useStrings();
  const format = useFormat();
  const { kind, title, shownAs, sides, now } = merge;
  const name = title || list.noTitle;
  return (
    <li className="merge">
      {shownAs === null ? (
        <strong dir="auto">{name}</strong>
      ) : (
        <button type="button" className="button link" dir="auto" onClick={() => onArticle(shownAs)}>
          {name}
        </button>
      )}
      <span className="quiet merge-about">
        {words.mergedKinds[kind]} · {format.longTime(merge.at)}
      </span>
      <dl className="merge-sides">
        {sides.map((side, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the sides of a merge never change
          <Side key={at} side={side} names={names} isDeleted={kind === 'deletion' && at === 0} />
        ))}
        {now !== '' && kind !== 'copy' && (
          <>
            <dt>{words.mergedNow}</dt>
            <dd dir="auto">{now}</dd>
          </>
        )}
      </dl>
    </li>
  );
}

interface SideProps {
  side: MergedSide;
  names: ReadonlyMap<string, string>;
  isDeleted: boolean;
}

/** What one machine had, with its name and the time by its clock. */
function Side({ side: { machine, at, text }, names, isDeleted }: SideProps) {
  const { machines: words } = useStrings();
  const format = useFormat();
  const name = names.get(machine) ?? (machine && words.unnamed(machine));
  return (
    <>
      <dt className="quiet">
        <span dir="auto">{name || words.mergedAsItCame}</span>
        {at !== null && <span className="merge-about">{format.longTime(at)}</span>}
      </dt>
      <dd dir="auto">{isDeleted ? words.mergedDeleted : text || words.mergedEmpty}</dd>
    </>
  );
}
