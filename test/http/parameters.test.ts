import inboundCall from '../fixtures/inbound-call.json';
import { type Carried, query } from '../support/carried';
import { action, twiml } from '../support/expected-reply';
import { type LocalService, startLocalService } from '../support/local-service';
import { widgetContent } from '../support/widget-content';

const { CallSid, From, To } = inboundCall;
const call = { From, To, CallSid };

/** What the widget `echo` answers when `flow.data.x` has this value. */
function echo(value: string, carried: Carried = { x: value }) {
  return twiml(
    `<Dial ${action(query({ widget: 'echo', ...carried }))} callerId="${From}" timeout="30"><Client>x${value}</Client></Dial>`,
  );
}

describe('the parameters of a request', () => {
  let service: LocalService;
  beforeAll(async () => {
    service = await startLocalService({
      widgets: {
        echo: widgetContent({ noun: 'client', to: 'x{{flow.data.x}}' }),
        default: widgetContent({ noun: 'client', to: 'default' }),
      },
    });
  });
  afterAll(() => service.stop());

  it('may come in a query', async () => {
    expect(await service.get('/connect', { ...call, widget: 'echo', x: '1' })).toEqual(echo('1'));
  });

  it('may come in a form', async () => {
    expect(await service.post('/connect', { ...call, widget: 'echo', x: '1' })).toEqual(echo('1'));
  });

  it('may come in both', async () => {
    expect(await service.post('/connect?widget=echo&x=1', call)).toEqual(echo('1'));
  });

  it('may come as JSON', async () => {
    const text = JSON.stringify({ ...call, widget: 'echo', x: '1' });
    expect(await service.postJson('/connect', text)).toEqual(echo('1'));
  });

  it.each([
    ['a query', '/connect?widget=default&widget=echo&x=1&x=2', Object.entries(call)],
    [
      'a form',
      '/connect',
      [...Object.entries(call), ['widget', 'default'], ['widget', 'echo'], ['x', '1'], ['x', '2']],
    ],
  ] satisfies [string, string, [string, string][]][])(
    'count with the last value where they come twice in %s',
    async (_, path, form) => {
      expect(await service.post(path, form)).toEqual(echo('2'));
    },
  );

  it.each([
    ['a number', '5', echo('', {})],
    ['null', 'null', echo('', {})],
    ['a boolean', 'true', echo('', {})],
    ['an object', '{"y":"1"}', echo('', {})],
    ['an empty list', '[]', echo('', {})],
    ['a list without text', '[1,null,{}]', echo('', {})],
    ['a list that ends otherwise', '["1","2",3]', echo('2')],
    ['an empty text', '""', echo('', { x: '' })],
  ])('count as absent where they are no text: %s', async (_, x, reply) => {
    const text = JSON.stringify({ ...call, widget: 'echo', x: 0 }).replace('"x":0', `"x":${x}`);
    expect(await service.postJson('/connect', text)).toEqual(reply);
  });

  it('count as absent where a query makes objects of them', async () => {
    expect(await service.get('/connect', { ...call, 'widget[a]': 'echo', 'x[y]': '1' })).toEqual(
      twiml(
        `<Dial ${action('widget=default')} callerId="${From}" timeout="30"><Client>default</Client></Dial>`,
      ),
    );
  });

  it.each(['5', 'null', '{"a":1}', '[]', '[1]'])('name no widget where `widget` is %s', async (widget) => {
    const text = JSON.stringify({ ...call, widget: 0 }).replace('"widget":0', `"widget":${widget}`);
    expect(await service.postJson('/connect', text)).toEqual(
      twiml(
        `<Dial ${action('widget=default')} callerId="${From}" timeout="30"><Client>default</Client></Dial>`,
      ),
    );
  });

  it.each(['[]', '[1,2]', '{}'])('may be none at all: %s', async (text) => {
    expect(await service.postJson('/connect?widget=echo', text)).toEqual(
      twiml(`<Dial ${action('widget=echo')} timeout="30"><Client>x</Client></Dial>`, [
        {
          message:
            'is no caller ID that these targets take, and no fallback is a number in E.164 that may be shown; the call goes out without one. Set CALLER_ID in the environment.',
          widget: 'echo',
          property: 'caller_id',
          value: '',
        },
      ]),
    );
  });

  it('may be named like what every object has', async () => {
    const text = `{"From":"${From}","To":"${To}","__proto__":"a","constructor":"b","toString":"c","widget":"echo","hasOwnProperty":"d"}`;
    expect(await service.postJson('/connect', text)).toEqual(
      echo('', { constructor: 'b', toString: 'c', hasOwnProperty: 'd' }),
    );
  });

  it('change nothing for others where `__proto__` is an object', async () => {
    const text = `{"From":"${From}","To":"${To}","widget":"echo","__proto__":{"x":"polluted","widget":"default"}}`;
    expect(await service.postJson('/connect', text)).toEqual(echo('', {}));
    expect(await service.get('/connect', { ...call, widget: 'echo' })).toEqual(echo('', {}));
  });

  it('may be named `request`, like what the runtime adds', async () => {
    const parameters = { ...call, widget: 'echo', request: 'mine' };
    expect(await service.get('/connect', parameters)).toEqual(echo('', { request: 'mine' }));
  });
});
