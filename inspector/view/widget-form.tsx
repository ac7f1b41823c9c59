import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { isNoun } from '../../lib/config/check-dial';
import type { JsonPath } from '../../lib/config/finding';
import { widgetNameExpected } from '../../lib/config/widget-schema';
import { nouns } from '../../lib/dial/nouns';
import { valueAt, withValueAt } from '../model/edit';
import {
  attributedElements,
  findingsElsewhere,
  hasFault,
  nounOf,
  placesOf,
  propertiesOf,
} from '../model/places';
import { nounWords } from '../model/words';
import { AttributesField } from './attributes-field';
import { Options } from './controls';
import { idOf, useEditor } from './editor';
import { Field, Labelled, TextInput, textOf } from './field';
import { Findings, FindingsElsewhere } from './findings';
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
      <PlainFields />
      <WaysField />
      {workbench.flow === undefined && (
        <TextsField path={['numbers']} noun="number" placeholder="+13125550100" />
      )}
      <Settings />
    </>
  );
}

/** What a widget is about that does not run here. */
function Stranger() {
  const { widget } = useEditor();
  return (
    <div class="field">
      <p>
        Widgets of the type <code>{textOf(widget.type)}</code> do not run here.
      </p>
      <Findings path={['type']} />
    </div>
  );
}

/** What most people fill in. */
function PlainFields() {
  const { widget, type } = useEditor();
  const { plain } = propertiesOf(widget);
  if (type !== 'connect-call-to') return plain.map((name) => <PropertyField key={name} name={name} />);
  return [...plain.map((name) => <RingField key={name} name={name} />), <ScreenField key="screen" />];
}

/** Whom a ring reaches, or for how long it rings. */
function RingField({ name }: { name: string }) {
  const path = ['properties', name];
  switch (name) {
    case 'noun':
      return <NounField />;
    case 'to':
    case 'sip_endpoint':
      return <TargetsField path={path} />;
    case 'timeout':
      return <Field path={path} placeholder="30" />;
    default:
      return <Field path={path} />;
  }
}

/** What few people need. */
function Settings() {
  const { widget, type } = useEditor();
  const { folded } = propertiesOf(widget);
  const isRing = type === 'connect-call-to';
  const elements = isRing ? attributedElements(widget) : [];
  return (
    <More paths={[['name'], ...[...folded, ...elements].map((name): JsonPath => ['properties', name])]}>
      <NameField />
      {folded.map((name) => (
        <PropertyField key={name} name={name} />
      ))}
      {isRing && <AttributesField />}
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
      <Findings path={nounPath} />
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

interface MoreProps {
  /** Of the fields inside. */
  readonly paths: readonly JsonPath[];
  readonly children: ComponentChildren;
}

/** What few people need, folded until somebody wants it or something in it is wrong. */
function More({ paths, children }: MoreProps) {
  const { widget, findings } = useEditor();
  const isFaulty = paths.some((path) => hasFault(findings, path));
  const [isOpen, setOpen] = useState(false);
  const set = paths.filter(([step, name]) => step === 'properties' && name !== undefined);
  const count = set.filter((path) => (valueAt(widget, path) ?? '') !== '').length;
  return (
    <details
      class="more"
      open={isOpen || isFaulty}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>More settings {count > 0 && <span class="help">{count} in use</span>}</summary>
      {(isOpen || isFaulty) && <div class="fields">{children}</div>}
    </details>
  );
}
