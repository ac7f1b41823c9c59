import { renderTemplate } from '../liquid/render-template';
import type { DialVisit } from '../widgets/visit';

/** Whatever is reported of a widget from here on, its password does not show. */
export function keepPassword(visit: DialVisit): void {
  const { secrets } = visit.report;
  const rendered = renderTemplate(visit.widget.properties.sip_password ?? '', visit.scope, visit);
  const password = rendered.ok ? rendered.text.trim() : '';
  if (password !== '' && !secrets.includes(password)) secrets.push(password);
}
