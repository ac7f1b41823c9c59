import { checkWorkbench } from '../../inspector/model/check-workbench';
import { examples } from '../../inspector/model/examples';
import {
  attributedElements,
  canScreen,
  findingsAt,
  findingsElsewhere,
  findingsUnder,
  placesOf,
  showsProperty,
} from '../../inspector/model/places';
import { filesOf } from '../../inspector/model/widget-file';
import { freeName, newWidget, type WidgetJson } from '../../inspector/model/workbench';
import { checkConfiguration } from '../../lib/config/check-configuration';
import { formatFinding } from '../../lib/config/finding';

const widgetWith = (properties: object, rest: object = {}): WidgetJson => ({
  name: 'sales',
  properties,
  ...rest,
});

describe('a widget’s file', () => {
  it('has its keys in the order of the schema, whatever came first', () => {
    const [file] = filesOf({
      widgets: [
        {
          transitions: [],
          properties: { timeout: 5, fax: 1, to: 'a', noun: 'client' },
          odd: 1,
          name: 'sales',
        },
      ],
    });
    expect(file).toEqual({
      path: 'assets/widgets/sales.private.json',
      text: `${JSON.stringify({ name: 'sales', properties: { noun: 'client', to: 'a', timeout: 5, fax: 1 }, transitions: [], odd: 1 }, null, 2)}\n`,
    });
  });

  it('has a name of its own, even where the widget has none', () => {
    const paths = filesOf({
      widgets: [{ name: 'a' }, { name: 'a' }, { name: 'a-2' }, { name: 'no name' }, {}],
    }).map(({ path }) => path);
    expect(paths).toEqual(
      ['a', 'a-2', 'a-2-2', 'widget-4', 'widget-5'].map((name) => `assets/widgets/${name}.private.json`),
    );
  });

  it('gets a free name', () => {
    const widgets = [{ name: 'next' }, { name: 'next-2' }];
    expect([freeName('next', widgets), freeName('other', widgets)]).toEqual(['next-3', 'other']);
  });
});

describe('the check on the page', () => {
  it.each([
    [[widgetWith({ noun: 'number' })]],
    [[widgetWith({ noun: 'fax', to: 3 }), { ...newWidget('b'), numbers: ['1'] }]],
    [[widgetWith({ noun: 'client', to: 'a' }), widgetWith({ noun: 'client', to: 'b' })]],
  ])('says what npm run check says: %j', (widgets) => {
    const checked = checkWorkbench({ widgets });
    const { faults, warnings } = checkConfiguration(filesOf({ widgets }));
    expect(
      checked.widgets
        .flatMap(({ findings }) => findings)
        .map(formatFinding)
        .sort(),
    ).toEqual([...faults, ...warnings].map(formatFinding).sort());
    expect([checked.faults, checked.service]).toEqual([faults.length, undefined]);
  });

  it('without a fault has what answers calls', () => {
    const { service } = checkWorkbench({
      widgets: [widgetWith({ noun: 'client', to: 'a' }, { numbers: ['+13125550100'] })],
    });
    expect([
      service?.names,
      service?.configuration.widgetForNumber('+13125550100'),
      service?.configuration.widget('sales')?.properties,
      service?.configuration.widget('other'),
    ]).toEqual([['sales'], 'sales', { noun: 'client', to: 'a' }, undefined]);
  });

  it.each(examples.map(({ title, ...content }) => [title, content] as const))(
    'finds nothing in the example “%s”, and nobody is lost in it',
    (_, content) => {
      const { faults, warnings } = checkConfiguration(filesOf(content));
      expect([...faults, ...warnings]).toEqual([]);
    },
  );
});

describe('a finding stands', () => {
  const [{ findings } = { findings: [] }] = checkWorkbench({
    widgets: [
      widgetWith(
        { noun: 'number', to: 'x', screen: {}, fax: 1, dial: { trim: 'y', zoom: 1 } },
        { transitions: [{ event: 'burst' }, { event: 'callCompleted' }] },
      ),
    ],
  }).widgets;
  const messages = (list: typeof findings) => list.map(({ path }) => path.join('.'));

  it('at its field', () => {
    expect(messages(findingsUnder(findings, ['properties', 'to']))).toEqual(['properties.to']);
    expect(messages(findingsUnder(findings, ['transitions', 0]))).toEqual(['transitions.0.event']);
  });

  it('at its group', () => {
    expect(messages(findingsAt(findings, ['properties', 'screen']))).toEqual(['properties.screen']);
    expect(messages(findingsAt(findings, ['properties', 'dial']))).toEqual([]);
  });

  it('elsewhere, where no field shows it', () => {
    const places = placesOf(
      widgetWith({ noun: 'number', screen: {}, dial: {} }, { transitions: [{ event: 'burst' }] }),
    );
    expect(messages(findingsElsewhere(findings, places))).toEqual(['properties.dial.zoom', 'properties.fax']);
    expect(messages(findingsElsewhere(findings, { fields: [], groups: [] }))).toEqual(messages(findings));
  });
});

describe('the form', () => {
  it.each([
    ['number', ['to'], ['dial', 'number'], true],
    ['number-multi', ['to'], ['dial', 'number'], true],
    ['client', ['to'], ['dial', 'client'], true],
    ['sim', ['to'], ['dial'], false],
    ['sip', ['sip_endpoint', 'sip_username', 'sip_password'], ['dial', 'sip'], true],
    ['conference', ['to'], ['dial', 'conference'], false],
    ['sip-multi', ['sip_endpoint', 'sip_username', 'sip_password'], ['dial', 'sip'], true],
    ['multi', ['to'], ['dial', 'number', 'client', 'sip', 'whatsapp'], true],
    ['queue', ['to'], ['dial', 'queue'], false],
    ['application', ['to'], ['dial', 'application'], false],
    ['whatsapp', ['to'], ['dial', 'whatsapp'], true],
    ['fax', ['to'], ['dial', 'number'], true],
  ])('of a %s has the fields that it needs', (noun, properties, elements, screens) => {
    const widget = widgetWith({ noun });
    const shown = ['to', 'sip_endpoint', 'sip_username', 'sip_password'].filter((name) =>
      showsProperty(widget, name),
    );
    expect([shown, attributedElements(widget), canScreen(widget)]).toEqual([properties, elements, screens]);
  });

  it('shows what is there all the same', () => {
    const widget = widgetWith({ noun: 'number', sip_endpoint: 'x', conference: {} });
    expect([showsProperty(widget, 'sip_endpoint'), attributedElements(widget)]).toEqual([
      true,
      ['dial', 'number', 'conference'],
    ]);
  });
});
