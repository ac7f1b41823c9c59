import dialCompleted from '../fixtures/dial-completed.json';
import dialDeclined from '../fixtures/dial-declined.json';
import dialNoAnswer from '../fixtures/dial-no-answer.json';
import inboundCall from '../fixtures/inbound-call.json';
import { type Carried, query } from '../support/carried';
import { action, redirect, twiml } from '../support/expected-reply';
import { type LocalService, type Reply, startLocalService } from '../support/local-service';
import { closedOrigin, type Receiver, startReceiver, type Treatment } from '../support/receiver';
import { domain } from '../support/service';
import { widgetContent } from '../support/widget-content';

const { AccountSid, CallSid, From } = inboundCall;
const token = '5f2c8e1b9a7d4036c5e8f1a2b3d4c5e6';
const environment = { ACCOUNT_SID: AccountSid, AUTH_TOKEN: token };
const screen = { say: 'A call for the team. Press 1 to take it.', digit: '1' };
const team = { noun: 'multi', to: '+14157234000, client:bob, sip:carol@example.com', screen };

const url = (widget: string) => `url="https://${domain}/connect-screen?widget=${widget}" method="POST"`;
const phone = (widget: string) => `<Number ${url(widget)}>+14157234000</Number>`;
const bob = (widget: string) => `<Client ${url(widget)}>bob</Client>`;
const carol = (widget: string) => `<Sip ${url(widget)}>sip:carol@example.com</Sip>`;

/** A ring of `widget` with these elements, and with what the action's query says besides. */
function ring(widget: string, elements: readonly string[], more: Carried = {}): Reply {
  return twiml(
    `<Dial ${action(query({ widget, ...more }))} callerId="${From}" timeout="30" answerOnBridge="true">${elements.join('')}</Dial>`,
  );
}

/** The call that rang the person who refused. */
const refusedBy = (DialCallSid: string) => ({ ...dialDeclined, DialCallSid });
const sid = (index: number) => `CA${String(index).padStart(32, '0')}`;
const callPath = (callSid: string) => `/2010-04-01/Accounts/${AccountSid}/Calls/${callSid}.json`;
const rang = (to: unknown): Treatment => ({ status: 200, body: JSON.stringify({ sid: sid(0), to }) });
const error = (status: number, code: number): Treatment => ({
  status,
  body: JSON.stringify({
    code,
    message: 'no',
    more_info: `https://www.twilio.com/docs/errors/${code}`,
    status,
  }),
});

/** The redirect of a transition after a Dial that ended like this. */
function left(place: string, { DialCallStatus, DialCallSid, ...dial }: Record<string, string>): string {
  const { DialCallDuration = '', RecordingUrl = '' } = dial;
  const outcome = { DialCallStatus, DialCallSid, DialCallDuration, RecordingUrl };
  const came = Object.entries(outcome).filter((pair): pair is [string, string] => !!pair[1]);
  return `https://example.com/${place}?${came.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
}

const places = {
  answered: 'https://example.com/talked',
  declined: 'https://example.com/declined',
  noAnswer: 'https://example.com/nobody',
  callCompleted: 'https://example.com/other',
};

/**
 * What Twilio's API says of a call, from which nobody can tell who refused; how often it is asked; and what the log says
 * then, with the value that came, if any.
 */
const puzzles: Record<string, [treatment: Treatment, times: number, why: string | RegExp, value?: string]> = {
  'that there is no such call': [error(404, 20404), 1, 'answered 404 (error 20404): no'],
  'that the credentials are wrong': [error(401, 20003), 1, 'answered 401 (error 20003): no'],
  'that it has a fault': [error(500, 20500), 2, 'answered 500 (error 20500): no'],
  'that it is overloaded': [error(429, 20429), 2, 'answered 429 (error 20429): no'],
  'no JSON': [
    { status: 200, body: '<html>maintenance</html>' },
    2,
    /^could not be asked: .* is not valid JSON$/,
  ],
  'nothing but a status': [204, 2, /^(names nobody|could not be asked: .*)$/],
  'JSON that is no call': [{ status: 200, body: '[]' }, 2, 'names nobody'],
  'a call without anybody': [{ status: 200, body: '{}' }, 2, 'names nobody'],
  'a call to null': [rang(null), 2, 'names nobody'],
  'a call to an object': [rang({ number: '+14157234000' }), 2, 'names nobody'],
  'a call to nobody': [rang(''), 2, 'names nobody'],
  'a call to no address': [rang('reception'), 1, 'names nobody who can be rung', 'reception'],
  'half an answer': [
    { raw: 'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"to":"+1415' },
    1,
    'did not answer within 2 s',
  ],
  'no HTTP': [{ raw: 'SSH-2.0-OpenSSH_9.6\r\n' }, 2, /^could not be asked: Parse Error/],
  'nothing, and resets the connection': ['reset', 2, 'could not be asked: read ECONNRESET'],
  nothing: ['silence', 1, 'did not answer within 2 s'],
};

describe('a screened ring of several', () => {
  let twilioApi: Receiver;
  let service: LocalService;
  beforeAll(async () => {
    twilioApi = await startReceiver();
    service = await startLocalService(
      {
        environment,
        widgets: {
          team: widgetContent({ ...team, timeout: 30 }, places),
          studio: widgetContent(team, { callCompleted: places.callCompleted, hangup: '' }),
          'no-transitions': widgetContent(team),
          unscreened: widgetContent({ ...team, screen: null }, places),
          'one-by-one': widgetContent({ ...team, dial: { sequential: true } }, places),
          alone: widgetContent({ noun: 'number', to: '+14157234000', screen }, places),
          twice: widgetContent(
            { noun: 'number-multi', to: '+14157234000, +14155551212, (415) 723-4000', screen },
            places,
          ),
          phones: widgetContent({ noun: 'sip-multi', ...sipPhones, screen }, places),
          'by-liquid': widgetContent({ noun: 'multi', to: '{{flow.data.team}}', screen }, places),
          'leads-on': widgetContent(team, { declined: 'team' }),
        },
      },
      { twilioApi: twilioApi.origin },
    );
  });
  afterAll(() => Promise.all([service.stop(), twilioApi.stop()]));

  const sipPhones = {
    sip_endpoint:
      'sip:Alice@Example.com, sips:bob@example.com:5061;transport=tls?x-a=1, sip:carol@example.com',
    sip_username: 'jack',
    sip: { headers: { 'X-Team': 'sales & more' } },
  };

  /** Tell that somebody refused, where the API says that they were at `to`. */
  const refuse = (path: string, callSid: string, to: string) => {
    twilioApi.treat(callPath(callSid), [rang(to)]);
    return service.post(path, refusedBy(callSid));
  };

  /** The path of the action in a document, with its query. */
  const actionOf = ({ body }: Reply): string =>
    (/ action="([^"]*)"/.exec(body)?.[1] ?? '').replaceAll('&amp;', '&').replace(`https://${domain}`, '');

  /** Ring all three; the first refuses, then the second: the one who is left, and the action of their ring. */
  const untilOneIsLeft = async (widget: string, first: number) => {
    const three = await service.post(`/connect?widget=${widget}`, inboundCall);
    const two = await refuse(actionOf(three), sid(first), '+14157234000');
    const one = await refuse(actionOf(two), sid(first + 1), 'client:bob');
    return { rings: [three, two, one], lastAction: actionOf(one) };
  };

  const rings = (widget: string) => [
    ring(widget, [phone(widget), bob(widget), carol(widget)]),
    ring(widget, [bob(widget), carol(widget)], { _refused: [['+14157234000']] }),
    ring(widget, [carol(widget)], { _refused: [['+14157234000', 'client:bob']] }),
  ];

  it('rings three; one refuses, two ring; one refuses, one rings; and accepts', async () => {
    const { rings: rung, lastAction } = await untilOneIsLeft('team', 100);
    expect(rung).toEqual(rings('team'));
    expect(await service.post(lastAction, dialCompleted)).toEqual(redirect(left('talked', dialCompleted)));
  });

  it('rings three, two, one; and when that one refuses, too, the call was declined', async () => {
    const { rings: rung, lastAction } = await untilOneIsLeft('team', 110);
    expect(rung).toEqual(rings('team'));
    const last = refusedBy(sid(119));
    expect(await service.post(lastAction, last)).toEqual(redirect(left('declined', last)));
    expect(twilioApi.at(callPath(sid(119)))).toEqual([]);
  });

  it('rings three, two, one; and when that one does not answer, nobody did', async () => {
    const { rings: rung, lastAction } = await untilOneIsLeft('team', 120);
    expect(rung).toEqual(rings('team'));
    expect(await service.post(lastAction, dialNoAnswer)).toEqual(redirect(left('nobody', dialNoAnswer)));
  });

  it('counts a refusal of all as callCompleted, where declined is not listed', async () => {
    const { rings: rung, lastAction } = await untilOneIsLeft('studio', 130);
    expect(rung).toEqual(rings('studio'));
    const last = refusedBy(sid(139));
    expect(await service.post(lastAction, last)).toEqual(redirect(left('other', last)));
  });

  it('ends the flow after a refusal of all, where nothing is listed', async () => {
    const { rings: rung, lastAction } = await untilOneIsLeft('no-transitions', 140);
    expect(rung).toEqual(rings('no-transitions'));
    expect(await service.post(lastAction, refusedBy(sid(149)))).toEqual(twiml('<Hangup/>'));
  });

  it('is over when the caller hangs up in between', async () => {
    const first = await refuse('/connect-status?widget=studio', sid(150), 'client:bob');
    const gone = { ...refusedBy(sid(151)), CallStatus: 'completed' };
    expect(await service.post(actionOf(first), gone)).toEqual(twiml('<Hangup/>'));
    expect(twilioApi.at(callPath(sid(151)))).toEqual([]);
  });

  it('asks Twilio’s API with the account’s credentials, once for each refusal', async () => {
    await refuse('/connect-status?widget=team', sid(160), 'client:bob');
    const asked = twilioApi
      .at(callPath(sid(160)))
      .map(({ method, headers }) => [method, headers.authorization]);
    const credentials = Buffer.from(`${AccountSid}:${token}`).toString('base64');
    expect(asked).toEqual([['GET', `Basic ${credentials}`]]);
  });

  it.each([
    ['+14157234000', ['bob', 'carol'], '+14157234000'],
    ['client:bob', ['phone', 'carol'], 'client:bob'],
    ['sip:carol@example.com', ['phone', 'bob'], 'sip:carol@example.com'],
    ['sip:Carol@EXAMPLE.com;transport=udp?X-A=1', ['phone', 'bob'], 'sip:carol@example.com'],
  ])('rings the others again where %s refused', async (to, others, refused) => {
    const elements: Record<string, string> = { phone: phone('team'), bob: bob('team'), carol: carol('team') };
    expect(await refuse('/connect-status?widget=team', sid(170), to)).toEqual(
      ring(
        'team',
        others.map((name) => elements[name] ?? ''),
        { _refused: [[refused]] },
      ),
    );
  });

  it('never rings one who refused again, even if they are listed twice', async () => {
    expect(await refuse('/connect-status?widget=twice', sid(180), '+14157234000')).toEqual(
      ring('twice', [`<Number ${url('twice')}>+14155551212</Number>`], { _refused: [['+14157234000']] }),
    );
  });

  it('tells SIP phones apart by their addresses, and keeps their headers and credentials', async () => {
    const at = `username="jack" ${url('phones')}`;
    const header = 'X-Team=sales%20%26%20more';
    const alice = `<Sip ${at}>sip:Alice@Example.com?${header}</Sip>`;
    const third = `<Sip ${at}>sip:carol@example.com?${header}</Sip>`;
    expect(await refuse('/connect-status?widget=phones', sid(190), 'sip:bob@example.com:5061')).toEqual(
      ring('phones', [alice, third], { _refused: [['sip:bob@example.com:5061']] }),
    );
    expect(
      await refuse('/connect-status?widget=phones', sid(191), `sip:Alice@Example.com?${header}`),
    ).toMatchObject({ log: [] });
  });

  it('rings those again whom the parameters of the call name', async () => {
    const own = { team: 'client:bob,+14157234000', x: '1' };
    const path = `/connect-status?${query({ widget: 'by-liquid', ...own })}`;
    expect(await refuse(path, sid(200), 'client:bob')).toEqual(
      ring('by-liquid', [phone('by-liquid')], { ...own, _refused: [['client:bob']] }),
    );
  });

  it('is one widget, however many rounds it takes', async () => {
    const state = { _widgets: '25', _outcomes: [['before', 'busy']] };
    const path = `/connect-status?${query({ widget: 'team', ...state })}`;
    expect(await refuse(path, sid(210), '+14157234000')).toEqual(
      ring('team', [bob('team'), carol('team')], { ...state, _refused: [['+14157234000']] }),
    );
  });

  it('forgets who refused when the call goes on to another widget', async () => {
    const { lastAction } = await untilOneIsLeft('leads-on', 220);
    expect(await service.post(lastAction, refusedBy(sid(229)))).toEqual(
      ring('team', [phone('team'), bob('team'), carol('team')], {
        _widgets: '2',
        _outcomes: [['leads-on', 'completed', sid(229), '5']],
      }),
    );
  });

  it.each(['unscreened', 'alone'])('asks nobody where there is no such ring: %s', async (widget) => {
    const before = twilioApi.count();
    const refused = refusedBy(sid(230));
    expect(await service.post(`/connect-status?widget=${widget}`, refused)).toEqual(
      redirect(left('declined', refused)),
    );
    expect(twilioApi.count()).toBe(before);
  });

  it('was declined where Twilio does not say which call refused', async () => {
    const before = twilioApi.count();
    const { DialCallSid: _, ...refused } = dialDeclined;
    expect(await service.post('/connect-status?widget=team', refused)).toEqual(
      redirect(left('declined', refused)),
    );
    expect(twilioApi.count()).toBe(before);
  });

  const untold = (DialCallSid: string, why: string) => ({
    widget: 'team',
    message: `It could not be told who of the ring refused the call (DialCallSid ${DialCallSid}): Twilio’s API ${why}; the others are not rung again`,
    callSid: CallSid,
  });

  it('was declined where the SID of the call is none', async () => {
    const before = twilioApi.count();
    const refused = refusedBy('../../Accounts');
    expect(await service.post('/connect-status?widget=team', refused)).toEqual(
      redirect(left('declined', refused), [
        untold('../../Accounts', "could not be asked: Parameter 'sid' is not valid."),
      ]),
    );
    expect(twilioApi.count()).toBe(before);
  });

  it.each(Object.entries(puzzles))(
    'was declined where Twilio’s API says %s',
    async (_, [treatment, times, why, value]) => {
      const begin = performance.now();
      const refused = refusedBy(sid(240 + Object.values(puzzles).findIndex(([one]) => one === treatment)));
      const path = callPath(refused.DialCallSid);
      twilioApi.treat(path, [treatment]);
      const { log, ...reply } = await service.post('/connect-status?widget=team', refused);
      expect({ ...reply, log: [] }).toEqual(redirect(left('declined', refused)));
      const [line] = log as [ReturnType<typeof untold>];
      const [, said = ''] = /Twilio’s API (.*); the others/.exec(line.message) ?? [];
      expect(log).toEqual([{ ...untold(refused.DialCallSid, said), ...(value !== undefined && { value }) }]);
      expect(said).toEqual(typeof why === 'string' ? why : expect.stringMatching(why));
      expect(twilioApi.at(path)).toHaveLength(times);
      expect(performance.now() - begin).toBeLessThan(4_000);
    },
  );

  it.each<[string, string, Treatment]>([
    ['fault', sid(280), error(503, 20503)],
    ['refusal of too many', sid(281), error(429, 20429)],
    ['lost connection', sid(282), 'reset'],
  ])('asks once more after a quick %s', async (_, callSid, treatment) => {
    twilioApi.treat(callPath(callSid), [treatment, rang('client:bob')]);
    expect(await service.post('/connect-status?widget=team', refusedBy(callSid))).toEqual(
      ring('team', [phone('team'), carol('team')], { _refused: [['client:bob']] }),
    );
  });

  it.each(['+14155551212', 'client:Bob'])(
    'rings all who are there where %s refused, who has gone with a deployment',
    async (to) => {
      const callSid = sid(to.length);
      const { log, ...reply } = await refuse('/connect-status?widget=team', callSid, to);
      expect({ ...reply, log: [] }).toEqual(
        ring('team', [phone('team'), bob('team'), carol('team')], { _refused: [[to]] }),
      );
      const message = `It could not be told who of the ring refused the call (DialCallSid ${callSid}): Twilio’s API names one who is not in it any more; all others are rung again`;
      expect(log).toEqual([{ widget: 'team', value: to, message, callSid: CallSid }]);
    },
  );

  it('goes on behind the one who refused, where it rings one by one', async () => {
    const at = 'one-by-one';
    const first = ring(at, [bob(at), carol(at)], { _refused: [['+14157234000']] });
    const inTurn = ({ body, ...reply }: Reply): Reply => ({
      ...reply,
      body: body.replace(' answerOnBridge="true"', ' answerOnBridge="true" sequential="true"'),
    });
    expect(await refuse(`/connect-status?widget=${at}`, sid(230), '+14157234000')).toEqual(inTurn(first));
    expect(await refuse(`/connect-status?widget=${at}`, sid(231), 'client:bob')).toEqual(
      inTurn(ring(at, [carol(at)], { _refused: [['+14157234000', 'client:bob']] })),
    );
    const last = refusedBy(sid(232));
    expect(await refuse(`/connect-status?widget=${at}`, sid(232), 'sip:carol@example.com')).toEqual(
      redirect(left('declined', last)),
    );
  });

  it('waits about 2 s for Twilio’s API, and no longer', async () => {
    const rows: [after: number, isInTime: boolean][] = [
      [1_000, true],
      [4_000, false],
    ];
    const took = rows.map(async ([after, isInTime]) => {
      const refused = refusedBy(sid(260 + after));
      twilioApi.treat(callPath(refused.DialCallSid), [
        { status: 200, body: JSON.stringify({ to: 'client:bob' }), after },
      ]);
      const begin = performance.now();
      const { body } = await service.post('/connect-status?widget=team', refused);
      expect(body).toBe(
        (isInTime
          ? ring('team', [phone('team'), carol('team')], { _refused: [['client:bob']] })
          : redirect(left('declined', refused))
        ).body,
      );
      return performance.now() - begin;
    });
    const [inTime = 0, tooLate = 0] = await Promise.all(took);
    expect(inTime).toBeGreaterThan(950);
    expect(tooLate).toBeGreaterThan(1_900);
    expect(tooLate).toBeLessThan(3_500);
  });

  it('has never shown the AUTH_TOKEN in the log', () => {
    expect(service.output()).not.toContain(token);
  });
});

describe('a screened ring of several, where Twilio’s API cannot be asked', () => {
  it.each([
    ['there is no AUTH_TOKEN', { ACCOUNT_SID: AccountSid }, /cannot be asked: Missing Auth Token /],
    ['there is no ACCOUNT_SID', { AUTH_TOKEN: token }, /cannot be asked: Missing Account SID /],
    ['nobody is at its address', environment, /could not be asked: connect ECONNREFUSED /],
  ])('was declined: %s', async (_, variables, why) => {
    const service = await startLocalService(
      { widgets: { team: widgetContent(team, places) }, environment: variables },
      { twilioApi: await closedOrigin() },
    );
    try {
      const { log, ...reply } = await service.post('/connect-status?widget=team', dialDeclined);
      expect({ ...reply, log: [] }).toEqual(redirect(left('declined', dialDeclined)));
      // Before this line the runtime itself may tell, for people, which variable is missing.
      expect(log.at(-1)).toEqual({ widget: 'team', message: expect.stringMatching(why), callSid: CallSid });
      expect(service.output()).not.toContain(token);
    } finally {
      await service.stop();
    }
  });
});
