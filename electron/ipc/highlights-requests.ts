/** Requests about the highlights folder: Markdown files that follow the highlights. */
import { highlightsFolderReport, text, textOrNull } from './argument-values.js';
import type {
  HighlightsFolder,
  HighlightsFolderChoice,
  NoteFiles,
  NoteRead,
  NoteWrite,
} from './highlights-files.js';
import { request } from './request.js';

export const highlightsRequests = {
  highlightsFolder: request<HighlightsFolder>()(['page', 'importer'], []),
  /** Asks for the folder by a dialog; null when it was cancelled. */
  chooseHighlightsFolder: request<HighlightsFolderChoice | null>()(['page'], []),
  /** Stops writing to the folder; its files stay. */
  forgetHighlightsFolder: request<void>()(['page'], []),
  /** Null when no folder was chosen, or it cannot be used now. */
  listNotes: request<NoteFiles | null>()(['importer'], []),
  /** Arguments: `name`. */
  readNote: request<NoteRead>()(['importer'], [text]),
  /**
   * Writes a file, if its version is still this one; null for a file that is not there yet. Arguments:
   * `name`, `content`, `version`.
   */
  writeNote: request<NoteWrite>()(['importer'], [text, text, textOrNull]),
  /** Deletes a file, if its version is still this one. Arguments: `name`, `version`. */
  removeNote: request<NoteWrite>()(['importer'], [text, text]),
  /** Arguments: `report`. */
  reportNotes: request<void>()(['importer'], [highlightsFolderReport]),
};
