/** Requests of the program's help: its documents, reports of problems, newer versions. */
import { documentName, text } from './argument-values.js';
import type { PackageAnswer, PackageHanded, ProblemReport, UpdateAnswer } from './help.js';
import { request } from './request.js';

export const helpRequests = {
  /** Arguments: `name`. */
  readDocument: request<string>()(['page'], [documentName]),
  /** Opens the licences of Chromium's parts in the system's browser; false when they are not there. */
  showChromiumLicences: request<boolean>()(['page'], []),
  /** Shows the log in the file manager. */
  showLog: request<void>()(['page'], []),
  problemReport: request<ProblemReport>()(['page'], []),
  /** Opens the user's mail program with the report; false when there is none. */
  writeReport: request<boolean>()(['page'], []),
  /** Asks the address for updates, once. Takes effect shortly after an input only. */
  checkForUpdate: request<UpdateAnswer>()(['page'], []),
  /** Reads a package that was dropped; the preload names it. Arguments: `path`. */
  examinePackage: request<PackageAnswer>()(['page'], [text]),
  /** Hands a package to the system's installer. Takes effect shortly after an input only. Arguments: `ticket`. */
  installPackage: request<PackageHanded>()(['page'], [text]),
  /** Shows a package in the file manager. Arguments: `ticket`. */
  showPackage: request<void>()(['page'], [text]),
};
