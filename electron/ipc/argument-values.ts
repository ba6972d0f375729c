/** Schemas of the arguments of requests. Main refuses a request whose arguments do not fit. */
import * as v from 'valibot';
import { quickKeys } from './desktop.js';
import {
  exportFormats,
  exportShapes,
  imageExtensions,
  papers,
  referenceFormats,
} from './exporting.js';
import { fetchReasons } from './fetching.js';
import { documentNames } from './help.js';
import { highlightsFormats } from './highlights-files.js';
import { type Language, languages } from './languages.js';
import {
  longestMachineName,
  machineFilePattern,
  machineIdPattern,
  machineStampPattern,
} from './machine-files.js';
import { vaultRecords } from './vault-files.js';

export const text = v.string();
export const textOrNull = v.nullable(v.string());
export const texts = v.array(v.string());
export const textsOrNull = v.nullable(texts);
/** Data files of a folder's page. */
export const pageParts = v.array(v.object({ name: v.string(), json: v.string() }));
export const flag = v.boolean();
export const index = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const indexOrNull = v.nullable(index);
export const indices = v.array(index);

export const bytes = v.instance(Uint8Array<ArrayBuffer>);
export const part = v.pipe(
  bytes,
  v.check((value) => value.length <= 16 * 1024 * 1024),
);

/** A generated file: its text, or bytes of at most 16 MiB. */
export const content = v.union([text, part]);
export const exportShape = v.picklist(exportShapes);
export const exportFormat = v.picklist(exportFormats);
export const paper = v.picklist(papers);

export const storedKind = v.picklist(['originals', 'assets']);
export const highlightsFormat = v.picklist(highlightsFormats);
export const referenceFormat = v.picklist(referenceFormats);
export const imageExtension = v.picklist(imageExtensions);
export const vaultRecord = v.picklist(vaultRecords);
export const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
export const sha256s = v.array(sha256);
export const machineId = v.pipe(v.string(), v.regex(machineIdPattern));
export const machineName = v.pipe(
  v.string(),
  v.maxLength(longestMachineName),
  v.regex(/^[^\p{C}]*[^\p{C}\s][^\p{C}]*$/u),
);
/** Null for none. */
export const machineStamp = v.nullable(v.pipe(v.string(), v.regex(machineStampPattern)));
export const machineFileName = v.pipe(v.string(), v.regex(machineFilePattern));
export const machineFileNames = v.pipe(v.array(machineFileName), v.maxLength(10_000));
/** Begins with a dot; empty for none. */
export const extension = v.pipe(v.string(), v.regex(/^(?:\.[a-z0-9]{1,8})?$/));
/** What the database knows about originals and images when unused ones are to be deleted. */
export const sweepOrder = v.object({
  /** Folders of articles whose files are up to date with the database. */
  known: texts,
  /** Hashes of the files that the database refers to. */
  referenced: texts,
  /** Hashes of the files that have a row in the database. */
  ours: texts,
  /** Deletes nothing, only reports. */
  isDryRun: flag,
});
export type SweepOrder = v.InferOutput<typeof sweepOrder>;

const noteIssue = v.object({
  name: text,
  kept: index,
  problem: v.nullable(v.picklist(['too-large', 'unreadable'])),
});
export const highlightsFolderReport = v.object({
  isWorking: flag,
  trouble: v.nullable(v.picklist(['unwritable'])),
  issues: v.pipe(v.array(noteIssue), v.maxLength(100)),
});

export const language = v.picklist(Object.keys(languages) as Language[]);
export const quickKey = v.picklist(quickKeys);
/** Titles are bounded: they become labels of menus. */
export const recentArticles = v.pipe(
  v.array(
    v.object({
      id: v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)),
      title: v.pipe(v.string(), v.maxLength(200)),
    }),
  ),
  v.maxLength(10),
);
export const draggedArticles = v.pipe(
  v.array(v.object({ title: text, folder: text, original: v.nullable(sha256) })),
  v.maxLength(50),
);
export const documentName = v.picklist(documentNames);

export const startStep = v.picklist(['script', 'database', 'shown']);
export const failureEvent = v.picklist(['uncaught-error', 'unhandled-rejection', 'shown-error']);
/** Keys are names of kinds, so no text of an article can be among them. */
export const counts = v.pipe(
  // Comes before `record`, which accepts an empty array as an empty record.
  v.custom<object>((value) => !Array.isArray(value)),
  v.record(v.pipe(v.string(), v.regex(/^[a-z-]{1,20}$/)), index),
);
export const stream = v.picklist(['stdout', 'stderr']);

export const browserReply = v.variant('kind', [
  v.object({
    kind: v.literal('saved'),
    outcome: v.picklist(['imported', 'updated', 'duplicate']),
    article: text,
    title: text,
  }),
  v.object({ kind: v.literal('failed'), reason: text, message: text }),
  v.object({ kind: v.literal('tags'), tags: texts }),
  v.object({
    kind: v.literal('known'),
    known: v.array(v.object({ url: text, article: text, savedAt: v.number(), state: text })),
  }),
]);
/** An address, or what it is fetched for. */
const address = v.pipe(v.string(), v.maxLength(64 * 1024));
export const fetchRequest = v.strictObject({
  url: address,
  why: v.picklist(fetchReasons),
  for: address,
  insists: v.optional(flag),
  largest: index,
  etag: v.optional(text),
  lastModified: v.optional(text),
});
export const downloadOrder = v.strictObject({
  url: address,
  for: address,
  mediaType: textOrNull,
});
export const captureRequest = v.strictObject({ url: address, for: address });
