import { plainScenario, type Scenario } from './scenario';

type Ways = Readonly<Record<string, string>>;

const states = [
  state('trigger', 'Trigger', {}, { incomingCall: 'hours' }),
  state(
    'business-hours',
    'hours',
    { timezone: 'America/Chicago', open: { 'mon-sun': '00:00-24:00' } },
    { open: 'welcome' },
  ),
  state('say-play', 'welcome', { say: 'Thank you for calling.' }, { audioComplete: 'language' }),
  state('set-variables', 'language', { variables: [{ key: 'team', value: 'sales' }] }, { next: 'area' }),
  split('area', '{{contact.channel.address}}', 'starts_with', '+1312', 'local', 'music'),
  state('say-play', 'local', { say: 'A neighbor.' }, { audioComplete: 'music' }),
  state('say-play', 'music', { play: 'https://example.com/jingle.mp3' }, { audioComplete: 'vip' }),
  split(
    'vip',
    '{{contact.channel.address}}',
    'matches_any_of',
    '+14155550198, +14155550199',
    'moment',
    'team',
  ),
  split('team', '{{flow.variables.team}}', 'equal_to', 'sales', 'note', 'note'),
  state('set-variables', 'note', { variables: [{ key: 'asked', value: 'yes' }] }, { next: 'moment' }),
  state('say-play', 'moment', { say: 'One moment, please.' }, { audioComplete: 'ring' }),
  state('connect-call-to', 'ring', { noun: 'number', to: '+14155550101' }, {}),
];

/** A call that walks through ten widgets before it rings somebody: all in one response. */
export const walkScenario: Scenario = {
  ...plainScenario,
  files: {
    'assets/flows/office.private.json': JSON.stringify({
      numbers: ['+13125550100'],
      states,
      initial_state: 'Trigger',
    }),
  },
};

function state(type: string, name: string, properties: object, ways: Ways): object {
  return {
    name,
    type,
    properties,
    transitions: Object.entries(ways).map(([event, next]) => ({ event, next })),
  };
}

function split(
  name: string,
  input: string,
  type: string,
  value: string,
  match: string,
  noMatch: string,
): object {
  return {
    name,
    type: 'split-based-on',
    properties: { input },
    transitions: [
      { event: 'noMatch', next: noMatch },
      { event: 'match', next: match, conditions: [{ friendly_name: type, arguments: [input], type, value }] },
    ],
  };
}
