/** The words that the whole core speaks: a widget, a call, where it leads, and what went wrong on the way. */

export type * from './types/actions';
export type * from './types/answer';
export * from './types/call';
export type * from './types/dial-widget';
export type * from './types/widget';
