import type { ChildProcess } from 'node:child_process';
import { isObject } from '../../lib/is-object';
import type { Act, ActAnswer, StoryEvent } from './types';

/** What a simulated call has in place of Twilio's API and of the world outside. */
interface StandIn {
  /** From now on this says what comes of what the service does. */
  answersWith(act: (act: Act) => ActAnswer): void;
  /** The letters that the service has written since it was last asked. */
  takeLetters(): StoryEvent[];
}

type Asked = Readonly<Record<string, unknown>>;

/**
 * A stand-in for Twilio's API, which answers from the simulation's own calls (`to` of a call), takes messages and sends none;
 * and for web services, and whoever gets letters of the service: see `runtime.cjs`.
 * @param runtime the process that asks
 * @param addressOf whom a call rang, by its SID
 */
export function standIn(runtime: ChildProcess, addressOf: (callSid: string) => string | undefined): StandIn {
  let letters: StoryEvent[] = [];
  let act = (_: Act): ActAnswer => ({ kind: 'not-sent' });
  const answers: Readonly<Record<string, (asked: Asked) => object>> = {
    receiver: ({ url, sent }) => {
      letters.push({ kind: 'letter', url: String(url), sent: sent === true });
      return {};
    },
    web: ({ method, url, body }) => {
      const told = act({ kind: 'web', method: String(method), url: String(url), body: String(body) });
      return told.kind === 'web' ? told : { status: 500, body: '' };
    },
    twilio: ({ method, path, form }) => {
      // Source: Twilio docs, "Message resource", create.
      if (method === 'post' && isObject(form) && /\/Messages\.json$/.test(String(path))) {
        const { From = '', To = '', Body, MediaUrl } = form;
        const text = [Body, MediaUrl].flat().filter((part) => part !== undefined);
        const told = act({ kind: 'message', from: String(From), to: String(To), text: text.join(' ') });
        return told.kind === 'message'
          ? { statusCode: 201, body: { sid: told.sid, status: 'queued' } }
          : refused(400, 21_211, 'The simulation does not send it');
      }
      // Source: Twilio docs, "Call resource", fetch.
      const [, sid = ''] = /\/Calls\/(CA[0-9a-f]{32})\.json$/.exec(String(path)) ?? [];
      const to = addressOf(sid);
      return to === undefined
        ? refused(404, 20404, 'The requested resource was not found')
        : { statusCode: 200, body: { sid, to, direction: 'outbound-dial', status: 'completed' } };
    },
  };
  runtime.on('message', (asked: unknown) => {
    if (!isObject(asked) || asked.whom === undefined) return;
    const answer = answers[String(asked.whom)]?.(asked);
    // Who asks may have ended meanwhile.
    runtime.send({ id: asked.id, answer }, () => {});
  });
  return {
    answersWith: (next) => {
      act = next;
    },
    takeLetters: () => {
      const taken = letters;
      letters = [];
      return taken;
    },
  };
}

function refused(status: number, code: number, message: string): object {
  return { statusCode: status, body: { code, message, status } };
}
