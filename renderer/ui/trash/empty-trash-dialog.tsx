import { Button } from 'react-aria-components';
import { DialogBox } from '../app/dialog-box';
import { useStrings } from '../i18n/language-context';

interface EmptyTrashDialogProps {
  count: number;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before articles are deleted for good. */
export function EmptyTrashDialog({ count, onConfirm, onClose }: EmptyTrashDialogProps) {
  const { trash, cancel } = useStrings();
  return (
    <DialogBox title={trash.emptyTitle} onClose={onClose} alert>
      <p>{trash.emptyBody(count)}</p>
      <div className="dialog-actions">
        <Button className="button" autoFocus onPress={onClose}>
          {cancel}
        </Button>
        <Button
          className="button danger"
          onPress={() => {
            onClose();
            onConfirm();
          }}
        >
          {trash.emptyConfirm}
        </Button>
      </div>
    </DialogBox>
  );
}
