import {
  ChevronLeft,
  ChevronRight,
  Copy,
  Download,
  ExternalLink,
  Maximize,
  X,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import {
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { imageExtensions } from '../../../electron/ipc/exporting';
import { imageExtension } from '../../core/article/stored-name';
import { useAnnounce } from '../app/announcer';
import { copyImage } from '../app/clipboard';
import { IconButton } from '../app/icon-button';
import { useServices } from '../app/services';
import { useFormat, useStrings } from '../i18n/language-context';
import type { Picture } from './frame-pictures';
import './light-box.css';

interface LightBoxProps {
  pictures: readonly Picture[];
  start: number;
  /** The file of a picture by the address that it is shown from. */
  fileOf: (url: string) => Blob | null;
  /** @param last the picture that was shown last */
  onClose: (last: Picture) => void;
}

const zoomStep = 1.25;
const mostZoom = 16;
/** How far a key moves a zoomed picture, in CSS pixels. */
const panStep = 80;

/** The pictures of an article, one at a time, over the whole window. */
export function LightBox({ pictures, start, fileOf, onClose }: LightBoxProps) {
  const { pictures: strings, close } = useStrings();
  const format = useFormat();
  const { bridge } = useServices();
  const announce = useAnnounce();
  const [at, setAt] = useState(start);
  // 1 shows the whole picture.
  const [zoom, setZoom] = useState(1);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  const stage = useRef<HTMLDivElement>(null);
  const picture = pictures[at] ?? pictures[0]!;
  const { image, alt, caption, link } = picture;

  const zoomBy = (factor: number) =>
    setZoom((before) => Math.min(mostZoom, Math.max(1, before * factor)));
  const move = (by: number) => {
    setAt((at + by + pictures.length) % pictures.length);
    setZoom(1);
  };

  // React's wheel listeners are passive, and this one keeps the page from scrolling.
  useEffect(() => {
    const element = stage.current;
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      if (event.deltaY !== 0) zoomBy(event.deltaY < 0 ? zoomStep : 1 / zoomStep);
    };
    element?.addEventListener('wheel', wheel, { passive: false });
    return () => element?.removeEventListener('wheel', wheel);
  });

  useLayoutEffect(() => {
    const element = stage.current;
    if (!element) return;
    const measure = () => setRoom({ width: element.clientWidth, height: element.clientHeight });
    // Of its border box, which scroll bars do not change.
    const observer = new ResizeObserver(measure);
    observer.observe(element, { box: 'border-box' });
    return () => observer.disconnect();
  }, []);
  const fit = Math.min(1, room.width / image.naturalWidth, room.height / image.naturalHeight);
  const scale = fit * zoom;

  const copy = () => {
    copyImage(image).then(
      () => announce(strings.copied),
      () => announce(strings.notCopied),
    );
  };
  const save = async () => {
    const file = fileOf(image.src);
    const kind = imageExtensions.find((name) => name === imageExtension(file?.type ?? ''));
    if (!file || !kind) return announce(strings.notSaved);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const answer = await bridge.request('saveImage', alt || caption, kind, bytes);
    if (answer) announce(answer.ok ? strings.saved : strings.notSaved);
  };

  const pan = (left: number, top: number) => stage.current?.scrollBy(left, top);
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isPanning = event.shiftKey;
    if (event.key === 'ArrowLeft') isPanning ? pan(-panStep, 0) : move(-1);
    else if (event.key === 'ArrowRight') isPanning ? pan(panStep, 0) : move(1);
    else if (event.key === 'ArrowUp') pan(0, -panStep);
    else if (event.key === 'ArrowDown') pan(0, panStep);
    else if (event.key === '+' || event.key === '=') zoomBy(zoomStep);
    else if (event.key === '-') zoomBy(1 / zoomStep);
    else if (event.key === '0') setZoom(1);
    else return;
    event.preventDefault();
  };
  const drag = (event: PointerEvent) => {
    if (event.buttons === 1) stage.current?.scrollBy(-event.movementX, -event.movementY);
  };

  const count = strings.count(format.number(at + 1), format.number(pictures.length));
  const hasOthers = pictures.length > 1;
  return (
    <ModalOverlay className="light-box" isOpen onOpenChange={() => onClose(picture)}>
      <Modal className="light-box-modal">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the whole dialog, which has the focus itself */}
        <div className="light-box-keys" onKeyDown={press}>
          <Dialog className="light-box-dialog" aria-label={strings.title}>
            <div className="light-box-bar">
              <span role="status" className="light-box-count">
                {count}
              </span>
              <IconButton
                icon={ChevronLeft}
                label={strings.previous}
                shortcut="←"
                isDisabled={!hasOthers}
                onPress={() => move(-1)}
              />
              <IconButton
                icon={ChevronRight}
                label={strings.next}
                shortcut="→"
                isDisabled={!hasOthers}
                onPress={() => move(1)}
              />
              <IconButton
                icon={ZoomOut}
                label={strings.smaller}
                shortcut="-"
                onPress={() => zoomBy(1 / zoomStep)}
              />
              <IconButton
                icon={ZoomIn}
                label={strings.larger}
                shortcut="+"
                onPress={() => zoomBy(zoomStep)}
              />
              <IconButton
                icon={Maximize}
                label={strings.fit}
                shortcut="0"
                onPress={() => setZoom(1)}
              />
              <IconButton icon={Copy} label={strings.copy} onPress={copy} />
              <IconButton icon={Download} label={strings.save} onPress={() => void save()} />
              {link !== null && (
                <IconButton
                  icon={ExternalLink}
                  label={strings.link}
                  onPress={() => void bridge.request('openExternal', link)}
                />
              )}
              <IconButton icon={X} label={close} onPress={() => onClose(picture)} />
            </div>
            <div ref={stage} className="light-box-stage" onPointerMove={drag}>
              <img
                key={at}
                src={image.src}
                alt={alt}
                draggable={false}
                style={{ width: image.naturalWidth * scale, height: image.naturalHeight * scale }}
              />
            </div>
            {(caption || alt) && <p className="light-box-caption">{caption || alt}</p>}
          </Dialog>
        </div>
      </Modal>
    </ModalOverlay>
  );
}
