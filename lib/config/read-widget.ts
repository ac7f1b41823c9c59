import type { Widget, WidgetProperties } from '../types';
import { anyName, outcomesRead } from './check-liquid';
import type { Draft } from './draft';

/** The widgets of a configuration without faults, as the Functions read them. */
export function readWidgets(drafts: readonly Draft[]): Widget[] {
  const read = new Set(drafts.flatMap(({ templates }) => templates.flatMap(outcomesRead)));
  return drafts.flatMap((draft) => {
    const { content, name, numbers } = draft;
    if (content === undefined) return [];
    const listed = (content.transitions ?? []).map(({ event, next }) => [event, next?.trim() ?? '']);
    return [
      {
        name,
        numbers: [...new Set(numbers.map(({ number }) => number))],
        properties: readProperties(content.properties),
        transitions: Object.fromEntries(listed),
        outcomeIsRead: read.has(name) || read.has(anyName),
      },
    ];
  });
}

type Content = NonNullable<Draft['content']>['properties'];

/** Numbers and booleans become the strings as which Studio may export them: at run time all may be Liquid. */
function readProperties(content: Content): WidgetProperties {
  const { noun, offset, sid, ...rest } = content;
  const texts = Object.entries(rest).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [[name, String(value)]],
  );
  return { ...Object.fromEntries(texts), noun };
}
