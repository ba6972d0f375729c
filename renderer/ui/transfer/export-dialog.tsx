import { useState } from 'react';
import { Button } from 'react-aria-components';
import { type ExportFormat, exportFormats } from '../../../electron/ipc/exporting';
import type { ArticleId } from '../../core/article/article';
import { paperOf } from '../../core/exporting/paper';
import { DialogBox } from '../app/dialog-box';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';
import { usePreferences } from '../settings/preferences-context';
import { SettingSwitch } from '../settings/setting-switch';
import { Choice } from '../settings/text-settings';
import type { ArticlesOrder } from './use-transfer';
import '../settings/settings.css';
import './export-dialog.css';

/** The articles of the list or search behind the dialog. */
export interface ListedArticles {
  count: number;
  /** The name of the place, or the query. */
  name: string;
  /** The note of the collection; empty for another place. */
  about: string;
  ids: () => Promise<readonly ArticleId[]>;
}

interface ExportDialogProps {
  /** The selected articles, else the open one. */
  ids: readonly ArticleId[];
  /** The title of the only one. */
  title: string;
  /** The name of the place whose articles they are; empty for chosen ones of the list. */
  place: string;
  /** The note of this place, a collection. */
  about: string;
  listed: ListedArticles;
  /** Offers PDF and the printer, whatever was chosen the last time. */
  isPrint: boolean;
  onExport: (order: ArticlesOrder) => void;
  onPrint: (order: ArticlesOrder) => void;
  onClose: () => void;
}

const formatNames: Record<ExportFormat, string> = {
  epub: 'EPUB',
  pdf: 'PDF',
  html: 'HTML',
  markdown: 'Markdown',
};

/** Asks which articles go where, and as what. */
export function ExportDialog(props: ExportDialogProps) {
  const { ids, listed, place, isPrint, onClose } = props;
  const { exports: strings, cancel } = useStrings();
  const { info } = useServices();
  const { preferences, change } = usePreferences();
  const [wantsAll, setWantsAll] = useState(ids.length === 0 && place === '');
  const [format, setFormat] = useState(isPrint ? 'pdf' : preferences.exportFormat);
  const [isOne, setOne] = useState(true);
  const count = wantsAll ? listed.count : ids.length;
  const paper = preferences.paper ?? paperOf(info.languages[0]);
  const order: ArticlesOrder = {
    ids: wantsAll ? listed.ids : async () => ids,
    about: place === '' && wantsAll ? listed.about : props.about,
    name: place || (wantsAll || ids.length > 1 ? listed.name : props.title),
    ...{ count, format, paper, isOne: isOne || count === 1 },
    withMarks: preferences.exportMarks,
    withLinks: preferences.exportLinks,
  };
  const choose = (act: (order: ArticlesOrder) => void) => {
    onClose();
    act(order);
  };

  return (
    <DialogBox title={isPrint ? strings.printTitle : strings.title} onClose={onClose}>
      <div className="export-choices">
        {place === '' && ids.length > 0 && listed.count > ids.length && (
          <Choice
            label={strings.what}
            value={wantsAll ? 'all' : 'selected'}
            options={[
              ['selected', strings.selected(ids.length)],
              ['all', strings.all(listed.count)],
            ]}
            onChange={(value) => setWantsAll(value === 'all')}
          />
        )}
        {!isPrint && (
          <Choice
            label={strings.format}
            value={format}
            options={exportFormats.map((each) => [each, formatNames[each]])}
            onChange={(chosen) => {
              setFormat(chosen);
              change({ exportFormat: chosen });
            }}
          />
        )}
        {count > 1 && format !== 'epub' && (
          <Choice
            label={strings.files}
            value={isOne ? 'one' : 'many'}
            options={[
              ['one', strings.oneFile],
              ['many', strings.manyFiles],
            ]}
            onChange={(value) => setOne(value === 'one')}
          />
        )}
        {format === 'pdf' && (
          <Choice
            label={strings.paper}
            value={paper}
            options={[
              ['A4', 'A4'],
              ['Letter', 'Letter'],
            ]}
            onChange={(chosen) => change({ paper: chosen })}
          />
        )}
        <SettingSwitch name="exportMarks" label={strings.withMarks} />
        {format === 'pdf' && <SettingSwitch name="exportLinks" label={strings.withLinks} />}
      </div>
      <div className="dialog-actions">
        <Button className="button" onPress={onClose}>
          {cancel}
        </Button>
        {format === 'pdf' && !isPrint && (
          <Button className="button" isDisabled={count === 0} onPress={() => choose(props.onPrint)}>
            {strings.print}
          </Button>
        )}
        {isPrint && (
          <Button
            className="button"
            isDisabled={count === 0}
            onPress={() => choose(props.onExport)}
          >
            {strings.savePdf}
          </Button>
        )}
        <Button
          className="button primary"
          autoFocus
          isDisabled={count === 0}
          onPress={() => choose(isPrint ? props.onPrint : props.onExport)}
        >
          {isPrint ? strings.print : strings.export}
        </Button>
      </div>
    </DialogBox>
  );
}
