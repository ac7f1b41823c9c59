import type { ConditionSource } from './properties';
import { longestInput, toRegExp } from './regular-expression';
import { readDate, readTimeOfDay } from './time-and-date';

/**
 * Whether a condition, its Liquid rendered, holds for `input`: both sides trimmed, and letters without case.
 *
 * What is compared is the text, for times and dates too: `{{ "now" | date: "%H:%M" }}` says which moment is meant, and in
 * which zone. What cannot be read as the condition takes it, such as a number, holds for nothing.
 * @param input the condition's first argument, else the widget's input
 */
export function holds({ type, value }: ConditionSource, input: string): boolean {
  return rules[type](plain(input), plain(value), { input, value });
}

export function isConditionType(type: string): type is ConditionType {
  return Object.hasOwn(rules, type);
}

export type ConditionType = keyof typeof rules;

type Rule = (input: string, value: string, asWritten: { input: string; value: string }) => boolean;

// Source: Twilio docs, "Split Based On... widget", and the REST API's schema of a flow, which lists these types.
const rules = {
  equal_to: (input, value) => input === value,
  not_equal_to: (input, value) => input !== value,
  matches_any_of: (input, value) => itemsOf(value).includes(input),
  does_not_match_any_of: (input, value) => !itemsOf(value).includes(input),
  contains: (input, value) => input.includes(value),
  does_not_contain: (input, value) => !input.includes(value),
  starts_with: (input, value) => input.startsWith(value),
  does_not_start_with: (input, value) => !input.startsWith(value),
  less_than: both(readNumber, (input, value) => input < value),
  greater_than: both(readNumber, (input, value) => input > value),
  // As it is written: `\D` is not `\d`. A part of the input that matches is enough.
  regex: (_input, _value, { input, value }) =>
    toRegExp(value)?.test(input.trim().slice(0, longestInput)) ?? false,
  is_blank: (input) => input === '',
  is_not_blank: (input) => input !== '',
  is_before_time: both(readTimeOfDay, (input, value) => input < value),
  is_after_time: both(readTimeOfDay, (input, value) => input > value),
  is_before_date: both(readDate, (input, value) => input < value),
  is_after_date: both(readDate, (input, value) => input > value),
} as const satisfies Record<string, Rule>;

/** All types, for people to read. */
export const conditionTypes: readonly string[] = Object.keys(rules);

function plain(text: string): string {
  return text.trim().toLowerCase();
}

/** The items of a list with commas; `yes, no,` has two. */
export function itemsOf(list: string): string[] {
  return list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** A number in digits, as people and JSON write it. */
export function readNumber(text: string): number | undefined {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(text) ? Number(text) : undefined;
}

/** A rule that compares what `read` makes of both sides, and holds for nothing where it makes nothing of one. */
function both<T extends number | string>(
  read: (text: string) => T | undefined,
  compare: (input: T, value: T) => boolean,
): Rule {
  return (input, value) => {
    const left = read(input);
    const right = read(value);
    return left !== undefined && right !== undefined && compare(left, right);
  };
}
