import { useEffect, useState } from 'react';
import type { Highlight } from '../../core/highlights/highlight';
import type { Step } from '../../library/history/step';
import { useHistorySnapshot } from '../history/use-history';

/** Highlights that were removed or joined by a step. */
export interface UndoableMarks {
  kind: 'removed' | 'joined';
  /** The highlights as they were. */
  marks: readonly Highlight[];
  step: Step | null;
}

const shownMs = 15_000;

/** What was removed or joined in the last moments, while undo takes that back; null for nothing. */
export function useUndoableMarks<Marks extends UndoableMarks>() {
  const { undo: newest } = useHistorySnapshot();
  const [last, setLast] = useState<Marks | null>(null);
  useEffect(() => {
    if (!last) return;
    const timer = window.setTimeout(() => setLast(null), shownMs);
    return () => window.clearTimeout(timer);
  }, [last]);
  return [last?.step === newest ? last : null, setLast] as const;
}
