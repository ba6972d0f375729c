import type { Line } from './lines';

/** What is known of the page before its body is looked at. */
export interface PageFacts {
  title: string;
  byline: readonly string[];
  site: string | null;
  description: string | null;
  section: string | null;
  url: string | null;
  /** The page says of itself that it is an article (og:type, schema.org). */
  saysArticle: boolean;
}

export type Fate = 'kept' | 'beside' | 'caption' | 'dropped';

/** One line of the explanation: what happened to a line, and the rule that decided. */
export interface Decision {
  fate: Fate;
  rule: string;
  text: string;
  /** What the model was told of the line, where it was asked: see line-evidence.ts. */
  evidence?: readonly number[];
}

export interface Judged {
  line: Line;
  fate: Fate;
  rule: string;
  evidence?: readonly number[];
}

export interface Ruling {
  fate: Fate;
  rule: string;
}
