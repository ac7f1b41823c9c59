/** The name of a widget, which also stands in URLs. */
export const widgetName = /^[A-Za-z0-9_-]{1,64}$/;
