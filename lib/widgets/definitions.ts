import type { WidgetType } from '../types';
import { addTwimlRedirect } from './add-twiml-redirect/definition';
import { businessHours } from './business-hours/definition';
import { connectCallTo } from './connect-call-to/definition';
import type { Definition } from './definition';
import { enqueueCall } from './enqueue-call/definition';
import { gatherInputOnCall } from './gather-input-on-call/definition';
import { makeHttpRequest } from './make-http-request/definition';
import { recordVoicemail } from './record-voicemail/definition';
import { runFunction } from './run-function/definition';
import { sayPlay } from './say-play/definition';
import { sendMessage } from './send-message/definition';
import { setVariables } from './set-variables/definition';
import { splitBasedOn } from './split-based-on/definition';

export type { Definition } from './definition';

/** What the build knows of each type of widget; `widget-types.ts` has what they do. */
export const definitions: { readonly [T in WidgetType]: Definition<T> } = {
  'connect-call-to': connectCallTo,
  'say-play': sayPlay,
  'gather-input-on-call': gatherInputOnCall,
  'split-based-on': splitBasedOn,
  'set-variables': setVariables,
  'record-voicemail': recordVoicemail,
  'enqueue-call': enqueueCall,
  'add-twiml-redirect': addTwimlRedirect,
  'send-message': sendMessage,
  'make-http-request': makeHttpRequest,
  'run-function': runFunction,
  'business-hours': businessHours,
};

export function isWidgetType(type: string): type is WidgetType {
  return Object.hasOwn(definitions, type);
}
