/** A record of these names that inherits none: `__proto__` and `constructor` are names like any other. */
export function bareRecord<T>(names: Readonly<Record<string, T>> = {}): Record<string, T> {
  return Object.assign(Object.create(bare), names);
}

/** How a whole record looks where a template prints it, such as `{{flow.data}}`. */
const bare: object = Object.create(null, {
  [Symbol.toPrimitive]: {
    value(this: object) {
      return JSON.stringify(this);
    },
  },
});
