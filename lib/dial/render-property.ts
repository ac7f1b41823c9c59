import { readText, renderText } from '../liquid/read-text';
import { renderTemplate } from '../liquid/render-template';
import type { TextProperties } from '../types';
import type { DialVisit } from '../widgets/visit';
import type { PropertyRule } from './property-rules';

/** Whatever is reported of a widget from here on, its password does not show. */
export function keepPassword(visit: DialVisit): void {
  const { secrets } = visit.report;
  const rendered = renderTemplate(visit.widget.properties.sip_password ?? '', visit.scope, visit);
  const password = rendered.ok ? rendered.text.trim() : '';
  if (password !== '' && !secrets.includes(password)) secrets.push(password);
}

/** What a property renders to, without the spaces around it; empty where it is absent, or its Liquid failed. */
export function renderProperty(property: keyof TextProperties, visit: DialVisit): string {
  return renderText(visit.widget.properties[property], property, visit);
}

/** The value of an optional property; its default where it renders to nothing, or, with a problem, to something invalid. */
export function readProperty<T, D>(
  property: keyof TextProperties,
  rule: PropertyRule<T> & { readonly fallback: D },
  visit: DialVisit,
): T | D {
  return readText(visit.widget.properties[property], property, { rule, reading: visit });
}
