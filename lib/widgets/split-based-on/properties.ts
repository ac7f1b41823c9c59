import type { ConditionType } from './conditions';

/** A condition of a transition as the build packs it; its texts may hold Liquid. */
export interface ConditionSource {
  readonly type: ConditionType;
  readonly value: string;
  /** What is compared, in place of the widget's input. */
  readonly argument?: string;
}
