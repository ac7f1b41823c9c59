/** The name of a single widget or of a flow, which is also that of a file. */
export const widgetName = /^[A-Za-z0-9_-]{1,64}$/;

/** The name of a widget in a flow. Studio takes any text; here what nobody sees is left out, and Liquid, which a `next` may hold. */
export const stateName = /^(?!.*\{[{%])[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]{1,128}$/u;
