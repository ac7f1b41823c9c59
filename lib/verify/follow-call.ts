import { connect } from '../connect';
import { connectStatus } from '../connect-status';
import { maskSecrets } from '../mask-secrets';
import type { Answer, Call, Problem, Report } from '../types';
import { isOwnUrl } from '../url/service-url';
import type { DialEnding } from './dial-endings';
import type { Stage, State, Walking } from './walk';

/** Where a call comes next. */
export type Ahead =
  | { readonly kind: 'dial'; readonly state: State }
  /** To another place: what that does is not known here. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'nothing'; readonly end: string };

/** Follow a call to `/connect`. */
export function enterService(call: Call, stage: Stage, walking: Walking): Ahead {
  const report: Report = { problems: [], secrets: [] };
  const answer = connect(call, { service: walking.service, report, moment: 0 });
  if (answer.kind === 'ask') return { kind: 'elsewhere' };
  return follow(answer, stage, { ...walking, report });
}

/** Follow a call out of a widget's Dial, to `/connect-status`. */
export function leaveDial(state: State, { name, parameters }: DialEnding, walking: Walking): Ahead {
  const report: Report = { problems: [], secrets: [] };
  const call = state.requests.at(new URL(state.dial.attributes.action), parameters);
  const answer = connectStatus(call, { service: walking.service, report, moment: 0 });
  const { entrance, requests } = state;
  const stage = { entrance, requests, before: { state, ending: name } };
  // An ending names no call to look up: what is asked for here is a delivery to another place.
  if (answer.kind === 'ask') return { kind: 'elsewhere' };
  return follow(answer, stage, { ...walking, report });
}

function follow(answer: Answer, stage: Stage, walking: Walking & { readonly report: Report }): Ahead {
  const { service, states, paths, report } = walking;
  if (answer.kind === 'dial') {
    const call = stage.requests.at(new URL(answer.attributes.action));
    const key = walking.keyOf(call);
    const state = states.get(key) ?? {
      ...stage,
      widget: String(call.widgetName),
      dial: answer,
      ahead: new Map(),
    };
    states.set(key, state);
    return { kind: 'dial', state };
  }
  if (answer.kind === 'redirect') {
    const url = new URL(answer.url);
    if (!isOwnUrl(url, service.domain)) return { kind: 'elsewhere' };
    if (url.pathname === '/connect') return enterService(stage.requests.at(url), stage, walking);
    if (paths.has(url.pathname)) return { kind: 'elsewhere' };
    return { kind: 'nothing', end: `${url.pathname}, where nothing of this service answers` };
  }
  const said =
    answer.kind === 'refusal'
      ? [`an error: ${answer.message}`]
      : ['the end of the call', ...report.problems.map(inWords)];
  return { kind: 'nothing', end: maskSecrets(said.join('; '), report.secrets) };
}

function inWords({ widget, property, message }: Problem): string {
  return [widget, property, message].filter((part) => part !== undefined).join(' ');
}
