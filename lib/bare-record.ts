/** A record that inherits no name: `__proto__` and `constructor` are names like any other. */
export function bareRecord<T>(): Record<string, T> {
  return Object.create(bare);
}

/** How a whole record looks where a template prints it, such as `{{flow.data}}`. */
const bare: object = Object.create(null, {
  [Symbol.toPrimitive]: {
    value(this: object) {
      return JSON.stringify(this);
    },
  },
});
