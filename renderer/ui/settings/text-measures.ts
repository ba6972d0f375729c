import type { Preferences } from '../../library/actions/preferences';

export type TextMeasure = 'fontSize' | 'lineWidth' | 'lineHeight' | 'letterSpacing';

/** What the controls and keys offer; a stored value may lie outside. */
export const textMeasures: Record<TextMeasure, { min: number; max: number; by: number }> = {
  fontSize: { min: 13, max: 32, by: 1 },
  lineWidth: { min: 24, max: 64, by: 2 },
  lineHeight: { min: 1.35, max: 2.35, by: 0.1 },
  letterSpacing: { min: 0, max: 12, by: 1 },
};

/** The value one step larger (1) or smaller (-1), within what is offered. */
export function steppedMeasure(preferences: Preferences, name: TextMeasure, step: 1 | -1): number {
  const { min, max, by } = textMeasures[name];
  const next = Math.min(max, Math.max(min, preferences[name] + step * by));
  // Sums of tenths have rounding errors.
  return Math.round(next * 100) / 100;
}
