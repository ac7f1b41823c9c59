/** The name of a single widget or of a flow, which is also that of a file. */
export const widgetName = /^[A-Za-z0-9_-]{1,64}$/;

/** The name of a widget in a flow. Studio takes any text; here what nobody sees is left out, and Liquid, which a `next` may hold. */
export const stateName =
  /^(?!.*\{[{%])(?:[ -~\u00a0-\u200a\u2010-\u2027\u202f-\u205f\u2070-\ud7ff\ue000-\ufefe\uff00-\ufffd]|[\ud800-\udbff][\udc00-\udfff]){1,128}$/;
