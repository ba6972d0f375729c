import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useStrings } from '../i18n/language-context';
import { IconButton } from './icon-button';

interface DialogBoxProps {
  title: string;
  onClose: () => void;
  /** A class of the box, such as `wide`. */
  kind?: string;
  /** An alert has no close button: it is answered by its buttons or by Esc. */
  alert?: boolean;
  children: ReactNode;
}

/** A modal dialog with a title. Esc or a click outside closes it. */
export function DialogBox({ title, onClose, kind = '', alert, children }: DialogBoxProps) {
  const strings = useStrings();
  return (
    <VeiledBox kind={kind} onClose={onClose}>
      <Dialog className="dialog" role={alert ? 'alertdialog' : 'dialog'}>
        <div className="dialog-head">
          <Heading slot="title" className="dialog-title">
            {title}
          </Heading>
          {!alert && <IconButton icon={X} label={strings.close} onPress={onClose} />}
        </div>
        {children}
      </Dialog>
    </VeiledBox>
  );
}

interface VeiledBoxProps {
  /** A class of the box, beside that of all. */
  kind: string;
  onClose: () => void;
  /** A `Dialog`. */
  children: ReactNode;
}

/** The box of a modal dialog, above a veil. */
export function VeiledBox({ kind, onClose, children }: VeiledBoxProps) {
  return (
    <ModalOverlay
      className="veil"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={`dialog-box ${kind}`}>{children}</Modal>
    </ModalOverlay>
  );
}
