import { X } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../app/icon-button';
import { useStrings } from '../i18n/language-context';

interface FilePlayerProps {
  name: string;
  kind: 'audio' | 'video';
  address: string;
  onClose: () => void;
}

/** Plays a downloaded file from the library; nothing is fetched. */
export function FilePlayer({ name, kind: Media, address, onClose }: FilePlayerProps) {
  const { files: strings } = useStrings();
  const [isBroken, setIsBroken] = useState(false);
  return (
    <div className={`file-player ${Media}`}>
      {isBroken ? (
        <p role="alert">{strings.notPlayed}</p>
      ) : (
        // Focusable, so that Space and the arrow keys are the player's.
        <Media
          controls
          autoPlay
          controlsList="nodownload noremoteplayback"
          ref={(player: HTMLMediaElement | null) => player?.focus()}
          tabIndex={0}
          src={address}
          aria-label={strings.player(name)}
          onError={() => setIsBroken(true)}
        />
      )}
      <IconButton icon={X} label={strings.closePlayer} onPress={onClose} />
    </div>
  );
}
