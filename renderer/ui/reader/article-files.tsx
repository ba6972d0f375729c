import {
  Download,
  ExternalLink,
  FileText,
  FolderOpen,
  Music,
  Play,
  Trash2,
  Video,
} from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { DownloadFailureReason } from '../../../electron/ipc/downloads';
import type { Article } from '../../core/article/article';
import { removeDownload, takesDownloads } from '../../library/actions/article-files';
import { useAnnounce } from '../app/announcer';
import { IconButton } from '../app/icon-button';
import { useServices } from '../app/services';
import { useWhenChanged } from '../app/use-when-changed';
import { useFormat, useStrings } from '../i18n/language-context';
import { FilePlayer } from './file-player';
import { type ShownFile, useArticleFiles } from './use-article-files';
import './article-files.css';

interface ArticleFilesProps {
  article: Article;
}

interface Played {
  name: string;
  kind: 'audio' | 'video';
  address: string;
}

/** The files that belong to the article, above its text: on the web, or downloaded into the library. */
export function ArticleFiles({ article }: ArticleFilesProps) {
  const { bridge } = useServices();
  const strings = useStrings().files;
  const announce = useAnnounce();
  const files = useArticleFiles(article);
  const [played, setPlayed] = useState<Played | null>(null);
  useWhenChanged([article.id], () => setPlayed(null));

  if (files.length === 0) return null;
  const play = async ({ name, download, kept }: ShownFile) => {
    if (download === null || kept === null || kept === 'missing' || kept.plays === null) return;
    const address = await bridge.request('playFile', download.sha256);
    if (address === null) announce(strings.missing);
    else setPlayed({ name, kind: kept.plays, address });
  };
  return (
    <section className="article-files" aria-label={strings.label(files.length)}>
      <ul className="article-file-list">
        {files.map((file) => (
          <FileRow
            key={file.url}
            article={article}
            file={file}
            onPlay={() => void play(file)}
            onRemoved={() => setPlayed(null)}
          />
        ))}
      </ul>
      {played && <FilePlayer key={played.address} {...played} onClose={() => setPlayed(null)} />}
    </section>
  );
}

interface FileRowProps {
  article: Article;
  file: ShownFile;
  onPlay: () => void;
  onRemoved: () => void;
}

function FileRow({ article, file, onPlay, onRemoved }: FileRowProps) {
  const { library } = useServices();
  const strings = useStrings().files;
  const [asks, setAsks] = useState(false);
  const { name, mediaType, download } = file;
  const Icon = mediaType?.startsWith('audio/')
    ? Music
    : mediaType?.startsWith('video/')
      ? Video
      : FileText;
  const remove = async () => {
    setAsks(false);
    onRemoved();
    if (download) await removeDownload(library, article.id, download.sha256);
  };
  return (
    <li className="article-file">
      <Icon size={16} strokeWidth={1.8} aria-hidden className="article-file-icon" />
      <span className="article-file-name" title={file.url}>
        {name}
      </span>
      {asks ? (
        <>
          <span role="alert" className="article-file-facts">
            {strings.confirm}
          </span>
          <Button className="button danger" autoFocus onPress={() => void remove()}>
            {strings.confirmed}
          </Button>
          <Button className="button" onPress={() => setAsks(false)}>
            {strings.keep}
          </Button>
        </>
      ) : (
        <>
          <FileFacts file={file} />
          <FileButtons
            article={article}
            file={file}
            onPlay={onPlay}
            onRemove={() => setAsks(true)}
          />
        </>
      )}
    </li>
  );
}

/** Where the file is, how large it is, and what went wrong. */
function FileFacts({ file: { bytes, download, kept, state } }: { file: ShownFile }) {
  const strings = useStrings().files;
  const size = useSizes();
  const troubleOf = useTroubles();
  if (state?.kind === 'running') {
    const { bytes: done, total } = state;
    return (
      <span role="status" className="article-file-facts">
        {done > 0 && total !== null && <progress aria-hidden value={done} max={total} />}
        {done === 0 && strings.starting}
        {done > 0 &&
          (total === null
            ? strings.downloaded(size(done))
            : strings.running(size(done), size(total)))}
      </span>
    );
  }
  if (state?.kind === 'failed') {
    const { reason, status } = state.failure;
    return (
      <span role="alert" className="article-file-facts">
        {troubleOf(reason)}
        {status === undefined || reason !== 'status' ? '' : ` (${status})`}
      </span>
    );
  }
  const facts = () => {
    if (kept === 'missing') return strings.missing;
    if (download) return strings.here(size(download.bytes));
    if (bytes !== null && bytes > largestKept) return `${size(bytes)}. ${strings.limit}`;
    return bytes === null || bytes === 0 ? strings.onTheWeb : strings.stated(size(bytes));
  };
  return <span className="article-file-facts">{facts()}</span>;
}

/** Bytes; main's limit. */
const largestKept = 512 * 1024 * 1024;

function FileButtons({
  article,
  file,
  onPlay,
  onRemove,
}: Omit<FileRowProps, 'onRemoved'> & { onRemove: () => void }) {
  const { bridge, downloads } = useServices();
  const strings = useStrings().files;
  const announce = useAnnounce();
  const { name, download, state, kept } = file;
  if (state?.kind === 'running') {
    return (
      <Button
        className="button"
        aria-label={strings.stopOf(name)}
        onPress={() => downloads.stop(file.url)}
      >
        {strings.stop}
      </Button>
    );
  }
  if (download === null || kept === 'missing') {
    if (!takesDownloads(article)) return null;
    return (
      <Button
        className="button"
        aria-label={strings.downloadOf(name)}
        onPress={() => void downloads.start(article.id, file)}
      >
        <Download size={15} strokeWidth={1.8} aria-hidden />
        {state === null ? strings.download : strings.again}
      </Button>
    );
  }
  const show = async () => {
    const isShown = await bridge.request('showOriginal', download.sha256).catch(() => false);
    if (!isShown) announce(strings.notShown);
  };
  const open = async () => {
    const isOpen = await bridge.request('openFile', download.sha256).catch(() => false);
    if (!isOpen) announce(strings.notOpened);
  };
  return (
    <>
      {kept?.plays && (
        <Button className="button" aria-label={strings.playOf(name)} onPress={onPlay}>
          <Play size={15} strokeWidth={1.8} aria-hidden />
          {strings.play}
        </Button>
      )}
      {kept?.opens && (
        <IconButton icon={ExternalLink} label={strings.openOf(name)} onPress={() => void open()} />
      )}
      <IconButton icon={FolderOpen} label={strings.show} onPress={() => void show()} />
      <IconButton icon={Trash2} label={strings.removeOf(name)} onPress={onRemove} />
    </>
  );
}

function useSizes(): (bytes: number) => string {
  const strings = useStrings().files;
  const format = useFormat();
  return (bytes) =>
    strings.megabytes(format.number(Math.max(0.1, Math.round(bytes / 100_000) / 10)));
}

function useTroubles(): (reason: DownloadFailureReason) => string {
  const { files, feeds } = useStrings();
  // A file's own sentences first: a feed that is gone is another thing.
  const sentences: Record<DownloadFailureReason, string> = { ...feeds.troubles, ...files.troubles };
  return (reason) => sentences[reason];
}
