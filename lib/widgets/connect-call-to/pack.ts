import * as v from 'valibot';
import { attributedElements } from '../../dial/decide-attributes';
import { isObject } from '../../is-object';
import type { FurtherAttributes, Screen, SipRouteTexts, TextProperties, WidgetProperties } from '../../types';
import { propertiesSchema } from './schema';

/**
 * The properties as a call reads them. Numbers, booleans and lists become strings, as which Studio may export them: at run
 * time all may be Liquid.
 * @throws where the check has found a fault in them
 */
export function packProperties(raw: Readonly<Record<string, unknown>>): WidgetProperties {
  const { noun, screen, dial, number, client, sip, conference, queue, application, whatsapp, ...others } =
    v.parse(propertiesSchema, raw);
  const { offset, sid, sip_endpoint, ...rest } = others;
  const { parameters: ofClient, ...clientAttributes } = client ?? {};
  const { parameters: ofApplication, ...applicationAttributes } = application ?? {};
  const { headers, ...sipAttributes } = sip ?? {};
  const objects = {
    ...{ dial, number, client: clientAttributes, sip: sipAttributes, conference },
    ...{ queue, application: applicationAttributes, whatsapp },
  };
  const parameterised = noun === 'application' ? 'application' : 'client';
  const parameters = noun === 'application' ? ofApplication : ofClient;
  const attributes = readAttributes(objects);
  const routes = Array.isArray(sip_endpoint) ? sip_endpoint.map(routeOf) : undefined;
  const texts: TextProperties = textsOf(routes === undefined ? { sip_endpoint, ...rest } : rest);
  const asked: Screen = textsOf(screen ?? {});
  return {
    ...texts,
    noun,
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(parameters && { parameters: textsAt(raw[parameterised], 'parameters') }),
    ...(headers && { headers: textsAt(raw.sip, 'headers') }),
    ...(screen && { screen: asked }),
    ...(routes && { sipRoutes: routes }),
  };
}

function routeOf({ uri, ...numbers }: { readonly uri: string }): SipRouteTexts {
  return { uri, ...textsOf(numbers) };
}

function readAttributes(objects: Readonly<Record<string, object | null | undefined>>): FurtherAttributes {
  const read = attributedElements.map((element) => [element, textsOf(objects[element] ?? {})] as const);
  return Object.fromEntries(read.filter(([, texts]) => Object.keys(texts).length > 0));
}

/** As they stand in the file: valibot leaves out names such as `constructor`. */
function textsAt(raw: unknown, name: string): Record<string, string> {
  /* v8 ignore next */
  return textsOf(Object(isObject(raw) ? raw[name] : undefined));
}

/** The values of an object as text; `null` is absent. */
function textsOf(values: object): Record<string, string> {
  const texts = Object.entries(values).flatMap(([name, value]: [string, unknown]) => {
    if (value === undefined || value === null) return [];
    return [[name, Array.isArray(value) ? value.join(' ') : String(value)]];
  });
  return Object.fromEntries(texts);
}
