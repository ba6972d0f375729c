import { Button } from 'react-aria-components';
import { DialogBox } from '../app/dialog-box';
import { useStrings } from '../i18n/language-context';

interface DeletePermanentlyDialogProps {
  title: string;
  body: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before articles are deleted permanently. */
export function DeletePermanentlyDialog({
  title,
  body,
  onConfirm,
  onClose,
}: DeletePermanentlyDialogProps) {
  const { trash, cancel } = useStrings();
  return (
    <DialogBox title={title} onClose={onClose} alert>
      <p>{body}</p>
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
