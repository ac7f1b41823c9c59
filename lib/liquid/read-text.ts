import type { OptionalRule } from '../dial/property-rules';
import type { Report } from '../types';
import { keepsAddress } from '../url/keeps-address';
import type { LiquidScope, Part } from './engine';
import { jsonTextOf } from './json-text';
import { addressChanged, type Limits, renderParts, textOf } from './render-template';

/** The variables that a widget's Liquid reads during one call. */
export interface TextReading extends Limits {
  readonly widget: { readonly name: string };
  readonly scope: LiquidScope;
  readonly report: Report;
}

/** What a text of a widget renders to, without the spaces around it; `property` names it for the log. Empty where its Liquid fails. */
export function renderText(source: string | undefined, property: string, reading: TextReading): string {
  return renderTextOrFault(source, property, reading) ?? '';
}

/** The same, but undefined where its Liquid fails. */
export function renderTextOrFault(
  source: string | undefined,
  property: string,
  reading: TextReading,
): string | undefined {
  const parts = renderPiecesOrFault(source, property, reading);
  if (parts === undefined) return undefined;
  if (keepsAddress(parts)) return textOf(parts).trim();
  reportFailure(property, addressChanged, reading);
  return undefined;
}

/** The same for a text that people hear or read: it leads nowhere, even where it begins as a URL does. */
export function renderProseOrFault(
  source: string | undefined,
  property: string,
  reading: TextReading,
): string | undefined {
  const parts = renderPiecesOrFault(source, property, reading);
  return parts === undefined ? undefined : textOf(parts).trim();
}

/** The same for a text of JSON: what Liquid puts between quotation marks stays there. */
export function renderJsonOrFault(
  source: string | undefined,
  property: string,
  reading: TextReading,
): string | undefined {
  const parts = renderPiecesOrFault(source, property, reading);
  return parts === undefined ? undefined : jsonTextOf(parts).trim();
}

/**
 * What a text of a widget renders to, in pieces that tell what Liquid put there; undefined where its Liquid fails. Whether
 * they keep a URL's address is the reader's affair.
 */
export function renderPiecesOrFault(
  source: string | undefined,
  property: string,
  reading: TextReading,
): readonly Part[] | undefined {
  const rendered = renderParts(source ?? '', reading.scope, reading);
  if (rendered.ok) return rendered.parts;
  // An engine's message quotes the template, and this one may be a password.
  reportFailure(property, property === 'sip_password' ? undefined : rendered.message, reading);
  return undefined;
}

function reportFailure(property: string, why: string | undefined, { widget, report }: TextReading): void {
  const message = why === undefined ? 'its Liquid failed' : `its Liquid failed: ${why}`;
  report.problems.push({ widget: widget.name, property, message });
}

/** The value that a text of a widget renders to, by a rule with a default: that, where the text renders to nothing, or, with a problem, to something invalid. */
export function readText<T, D>(
  source: string | undefined,
  property: string,
  { rule, reading }: { rule: OptionalRule<T, D>; reading: TextReading },
): T | D {
  return readRendered(renderText(source, property, reading), property, { rule, reading });
}

/** The same for a text without which there is nothing to do: also undefined, with a problem, where it renders to nothing. */
export function readRequired<T>(
  source: string | undefined,
  property: string,
  { rule, reading }: { rule: OptionalRule<T>; reading: TextReading },
): T | undefined {
  const text = renderTextOrFault(source, property, reading);
  if (text !== '') return readRendered(text ?? '', property, { rule, reading });
  const message = `rendered to nothing; expected ${rule.expected}`;
  reading.report.problems.push({ widget: reading.widget.name, property, message });
  return undefined;
}

/** The value of a text that is rendered already. */
export function readRendered<T, D>(
  text: string,
  property: string,
  { rule, reading }: { rule: OptionalRule<T, D>; reading: TextReading },
): T | D {
  if (text === '') return rule.fallback;
  const value = rule.read(text);
  if (value !== undefined) return value;
  reading.report.problems.push({
    widget: reading.widget.name,
    property,
    value: text,
    message: `is not ${rule.expected}; ${rule.fallback === undefined ? 'left out' : `${rule.fallback} stands in for it`}`,
  });
  return rule.fallback;
}

/** Reads properties by the rules that they have in a table, each by its name, as `readText` does. */
export function propertyReader<V>(
  rules: { readonly [K in keyof V]: OptionalRule<V[K], V[K]> },
  properties: Readonly<Partial<Record<keyof V, string>>>,
  reading: TextReading,
): <K extends keyof V & string>(name: K) => V[K] {
  return (name) => readText(properties[name], name, { rule: rules[name], reading });
}
