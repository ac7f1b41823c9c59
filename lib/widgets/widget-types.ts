import type { WidgetType } from '../types';
import { addTwimlRedirect } from './add-twiml-redirect/behaviour';
import { businessHours } from './business-hours/behaviour';
import { connectCallTo } from './connect-call-to/behaviour';
import { enqueueCall } from './enqueue-call/behaviour';
import { gatherInputOnCall } from './gather-input-on-call/behaviour';
import { makeHttpRequest } from './make-http-request/behaviour';
import { recordVoicemail } from './record-voicemail/behaviour';
import { runFunction } from './run-function/behaviour';
import { sayPlay } from './say-play/behaviour';
import { sendMessage } from './send-message/behaviour';
import { setVariables } from './set-variables/behaviour';
import { splitBasedOn } from './split-based-on/behaviour';
import type { Step } from './step';
import type { Behaviour, Visit } from './visit';

type Behaviours = { readonly [T in WidgetType]: Behaviour<T> };

/** The types of widget that run here: each folder beside this file is one. `definitions.ts` has what the build knows of them. */
export const behaviours: Behaviours = {
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

/** What a widget does when a call comes to it. */
export function arriveAt<T extends WidgetType>(visit: Visit<T>): Step {
  return behaviourOf(visit).arrive(visit);
}

/** What Twilio's request to a widget's `/connect-status` means; where the type has none, the widget runs. */
export function resumeAt<T extends WidgetType>(visit: Visit<T>): Step {
  const behaviour = behaviourOf(visit);
  return behaviour.resume === undefined ? behaviour.arrive(visit) : behaviour.resume(visit);
}

function behaviourOf<T extends WidgetType>({ widget }: Visit<T>): Behaviour<T> {
  const type: T = widget.type;
  return behaviours[type];
}
