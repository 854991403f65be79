/** One path from a posting to its features, in production and in the export for training. */
import type { WindowView } from '@probity/shared-commitments';
import { evaluateProgram, type FeatureContext, type FeatureProgram } from '@probity/shared-feature-program';
import type { WindowState } from './window-state.js';
import { advance, summarise, type WindowEvent } from './window.js';

export interface FeatureRow {
  readonly view: WindowView;
  /** In the order of the program. */
  readonly features: readonly bigint[];
  /** Flags of the program's rules, in its order. */
  readonly rules: readonly bigint[];
  /** The window after this posting. */
  readonly next: WindowState;
}

/** View, features, rules and next window of one posting on one account. */
export function featureRow(program: FeatureProgram, window: WindowState, event: WindowEvent, context: FeatureContext): FeatureRow {
  const view = summarise(window, event);
  return { view, ...evaluateProgram(program, event.posting, view, context), next: advance(window, event) };
}
