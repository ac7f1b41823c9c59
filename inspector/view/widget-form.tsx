import { isNoun } from '../../lib/config/check-dial';
import type { JsonPath } from '../../lib/config/finding';
import { widgetNameExpected } from '../../lib/config/widget-schema';
import { nouns } from '../../lib/dial/nouns';
import { valueAt, withValueAt } from '../model/edit';
import { findingsElsewhere, findingsUnder, hasFault } from '../model/findings';
import {
  attributedElements,
  foldedProperties,
  nounOf,
  placesOf,
  propertiesOf,
  showsProperty,
  sipProperties,
} from '../model/places';
import { nounWords } from '../model/words';
import { AttributesField } from './attributes-field';
import { idOf, useEditor } from './editor';
import { Field, Labelled, TextInput, textOf } from './field';
import { Findings, FindingsElsewhere } from './findings';
import { More } from './more';
import { Options } from './options';
import { PropertyField } from './properties-field';
import { ScreenField } from './screen-field';
import { TargetsField } from './targets-field';
import { TextsField } from './text-list';
import { WaysField } from './ways-field';

/** All fields of a widget. */
export function WidgetForm() {
  const { workbench, widget, type, findings, change } = useEditor();
  return (
    <>
      <FindingsElsewhere
        findings={findingsElsewhere(findings, placesOf(widget))}
        remove={({ path }) => change(path, undefined)}
      />
      {type === undefined && <Stranger />}
      {type === 'connect-call-to' ? <RingFields /> : type !== undefined && <PlainFields />}
      <WaysField />
      {workbench.flow === undefined && (
        <TextsField path={['numbers']} noun="number" placeholder="+13125550100" />
      )}
      {type === 'connect-call-to' ? <RingSettings /> : <Settings />}
    </>
  );
}

/** What a widget is about that does not run here. */
function Stranger() {
  const { widget, findings } = useEditor();
  return (
    <div class="field">
      <p>
        Widgets of the type <code>{textOf(widget.type)}</code> do not run here.
      </p>
      <Findings id={idOf(['type'])} findings={findingsUnder(findings, ['type'])} />
    </div>
  );
}

/** Whom a ring reaches, and for how long it rings. */
function RingFields() {
  const { widget } = useEditor();
  return (
    <>
      <NounField />
      {['to', 'sip_endpoint']
        .filter((property) => showsProperty(widget, property))
        .map((property) => (
          <TargetsField key={property} path={['properties', property]} />
        ))}
      {sipProperties
        .filter((property) => showsProperty(widget, property))
        .map((property) => (
          <Field key={property} path={['properties', property]} />
        ))}
      <Field path={['properties', 'timeout']} placeholder="30" />
      <ScreenField />
    </>
  );
}

function RingSettings() {
  const { widget } = useEditor();
  const folded = [...foldedProperties, ...attributedElements(widget)].map(
    (name): JsonPath => ['properties', name],
  );
  return (
    <More paths={[['name'], ...folded]}>
      <NameField />
      {foldedProperties.map((property) => (
        <Field key={property} path={['properties', property]} />
      ))}
      <AttributesField />
    </More>
  );
}

/** What most people fill in of any other widget. */
function PlainFields() {
  const { widget } = useEditor();
  const { plain, folded } = propertiesOf(widget);
  // A recording in place of a text is what the widget is about.
  const shown = folded.includes('play') && valueAt(widget, ['properties', 'play']) !== undefined;
  return [...plain, ...(shown ? ['play'] : [])].map((name) => <PropertyField key={name} name={name} />);
}

function Settings() {
  const { widget } = useEditor();
  const { folded } = propertiesOf(widget);
  const isPlayed = valueAt(widget, ['properties', 'play']) !== undefined;
  const names = folded.filter((name) => !(isPlayed && name === 'play'));
  return (
    <More paths={[['name'], ...names.map((name): JsonPath => ['properties', name])]}>
      <NameField />
      {names.map((name) => (
        <PropertyField key={name} name={name} />
      ))}
    </More>
  );
}

const namePath = ['name'];

/** Of a name in a flow, where no file is named after it. */
const description = `It is unique in the flow: ${widgetNameExpected}.`;

/** The name, which transitions follow when it changes. */
function NameField() {
  const { workbench, widget, rename } = useEditor();
  return (
    <Labelled path={namePath} description={workbench.flow && description}>
      <TextInput path={namePath} value={textOf(valueAt(widget, namePath))} onText={rename} />
    </Labelled>
  );
}

const nounPath = ['properties', 'noun'];

/** What to connect to. Whom to ring stays, where the new noun has another property for it. */
function NounField() {
  const { widget, findings, change } = useEditor();
  const noun = textOf(valueAt(widget, nounPath));
  const id = idOf(nounPath);
  return (
    <div class="field">
      <label for={id}>Whom should a call reach?</label>
      <select
        id={id}
        value={noun}
        aria-invalid={hasFault(findings, nounPath)}
        aria-describedby={`${id}-findings`}
        onChange={({ currentTarget }) => {
          const properties = withValueAt(valueAt(widget, ['properties']), ['noun'], currentTarget.value);
          change(['properties'], withTargetsMoved(properties));
        }}
      >
        {!isNoun(noun) && <option value={noun}>{noun}</option>}
        <Options of={Object.entries(nounWords)} />
      </select>
      <Findings id={`${id}-findings`} findings={findingsUnder(findings, nounPath)} />
    </div>
  );
}

function withTargetsMoved(properties: unknown): unknown {
  const { property } = nouns[nounOf({ properties })];
  const other = property === 'to' ? 'sip_endpoint' : 'to';
  const text = valueAt(properties, [other]);
  // A list is the routes of one SIP phone, and no other noun's.
  if (typeof text !== 'string' || valueAt(properties, [property]) !== undefined) return properties;
  return withValueAt(withValueAt(properties, [other], undefined), [property], text);
}
