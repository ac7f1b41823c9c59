import { callScope } from '../liquid/call-scope';
import type { Part } from '../liquid/engine';
import {
  addressChanged,
  type Limits,
  type LiquidScope,
  renderParts,
  renderTemplate,
  textOf,
} from '../liquid/render-template';
import type { Call, Handling, Report, TextProperties, Widget } from '../types';
import { keepsAddress } from '../url/keeps-address';
import type { PropertyRule } from './property-rules';

/** A widget and the variables that its Liquid reads during one call. */
export interface Reading extends Limits {
  readonly widget: Widget;
  readonly scope: LiquidScope;
  readonly report: Report;
}

/** Begin to read a widget's properties in a call. */
export function startReading(widget: Widget, call: Call, { service, report, budget }: Handling): Reading {
  const scope = callScope(call, service);
  // Whatever is reported of this widget from here on, its password does not show.
  const reading = { widget, scope, report, ...(budget !== undefined && { budget }) };
  const password = renderTemplate(widget.properties.sip_password ?? '', scope, reading);
  if (password.ok) keepSecret(password.text.trim(), report);
  return reading;
}

function keepSecret(secret: string, { secrets }: Report): void {
  if (secret !== '' && !secrets.includes(secret)) secrets.push(secret);
}

/** What a property renders to, without the spaces around it; empty where it is absent, or its Liquid failed. */
export function renderProperty(property: keyof TextProperties, reading: Reading): string {
  return renderText(reading.widget.properties[property], property, reading);
}

/** What a text of a widget renders to; `property` names it for the log. */
export function renderText(source: string | undefined, property: string, reading: Reading): string {
  const parts = renderPieces(source, property, reading);
  if (keepsAddress(parts)) return textOf(parts).trim();
  reportFailure(property, addressChanged, reading);
  return '';
}

/** What a text of a widget renders to, in pieces that tell what Liquid put there. Whether they keep a URL's address is the reader's affair. */
export function renderPieces(
  source: string | undefined,
  property: string,
  reading: Reading,
): readonly Part[] {
  const rendered = renderParts(source ?? '', reading.scope, reading);
  if (rendered.ok) return rendered.parts;
  // An engine's message quotes the template, and this one may be a password.
  reportFailure(property, property === 'sip_password' ? undefined : rendered.message, reading);
  return [];
}

function reportFailure(property: string, why: string | undefined, { widget, report }: Reading): void {
  const message = why === undefined ? 'its Liquid failed' : `its Liquid failed: ${why}`;
  report.problems.push({ widget: widget.name, property, message });
}

/** The value of an optional property; its default where it renders to nothing, or, with a problem, to something invalid. */
export function readProperty<T, D>(
  property: keyof TextProperties,
  rule: PropertyRule<T> & { readonly fallback: D },
  reading: Reading,
): T | D {
  return readText(reading.widget.properties[property], property, { rule, reading });
}

/** The value that a text of a widget renders to, by a rule with a default. */
export function readText<T, D>(
  source: string | undefined,
  property: string,
  { rule, reading }: { rule: PropertyRule<T> & { readonly fallback: D }; reading: Reading },
): T | D {
  const text = renderText(source, property, reading);
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
