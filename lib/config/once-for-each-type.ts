import type { WidgetType } from '../types';

/** Ten thousand widgets of one type share what is made for it. */
export function onceForEachType<S>(make: (type: WidgetType) => S): (type: WidgetType) => S {
  const made = new Map<WidgetType, S>();
  return (type) => {
    const known = made.get(type) ?? make(type);
    made.set(type, known);
    return known;
  };
}
