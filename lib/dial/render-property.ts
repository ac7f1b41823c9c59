import { callScope } from '../liquid/call-scope';
import { readText, renderText, type TextReading } from '../liquid/read-text';
import { renderTemplate } from '../liquid/render-template';
import type { Call, DialWidget, Handling, Report, TextProperties } from '../types';
import type { PropertyRule } from './property-rules';

/** A widget that rings people, and the variables that its Liquid reads during one call. */
export interface Reading extends TextReading {
  readonly widget: DialWidget;
}

/** Begin to read a widget's properties in a call. */
export function startReading(widget: DialWidget, call: Call, { service, report, budget }: Handling): Reading {
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

/** The value of an optional property; its default where it renders to nothing, or, with a problem, to something invalid. */
export function readProperty<T, D>(
  property: keyof TextProperties,
  rule: PropertyRule<T> & { readonly fallback: D },
  reading: Reading,
): T | D {
  return readText(reading.widget.properties[property], property, { rule, reading });
}
