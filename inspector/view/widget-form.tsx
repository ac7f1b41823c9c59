import { isNoun } from '../../lib/config/check-dial';
import { nounDescriptions } from '../../lib/dial/noun-descriptions';
import { nouns } from '../../lib/dial/nouns';
import { definitionAt } from '../model/definition';
import { valueAt, withValueAt } from '../model/edit';
import { findingsElsewhere, findingsUnder } from '../model/findings';
import { nounOf, placesOf, plainProperties, showsProperty, sipProperties } from '../model/places';
import { AttributesField } from './attributes-field';
import { idOf, useEditor } from './editor';
import { Field, Labelled, TextInput, textOf } from './field';
import { Findings, FindingsElsewhere } from './findings';
import { ScreenField } from './screen-field';
import { NumbersField, TargetsField } from './targets-field';
import { TransitionsField } from './transitions-field';

/** All fields of a widget. */
export function WidgetForm() {
  const { widget, findings, change } = useEditor();
  return (
    <>
      <FindingsElsewhere
        findings={findingsElsewhere(findings, placesOf(widget))}
        remove={({ path }) => change(path, undefined)}
      />
      <NameField />
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
      {plainProperties.map((property) => (
        <Field key={property} path={['properties', property]} />
      ))}
      <ScreenField />
      <TransitionsField />
      <NumbersField />
      <AttributesField />
    </>
  );
}

/** The name, which transitions follow when it changes. */
function NameField() {
  const { widget, rename } = useEditor();
  const path = ['name'];
  return (
    <Labelled path={path} definition={definitionAt(path)}>
      <TextInput path={path} value={textOf(valueAt(widget, path))} onText={rename} />
    </Labelled>
  );
}

const path = ['properties', 'noun'];
const nounNames = Object.keys(nouns).filter(isNoun);

/** What to connect to. Whom to ring stays, where the new noun has another property for it. */
function NounField() {
  const { widget, findings, change } = useEditor();
  const noun = textOf(valueAt(widget, path));
  const id = idOf(path);
  return (
    <div class="field">
      <div class="label">
        <label for={id}>{definitionAt(path).title}</label>
        <code class="key">noun</code>
      </div>
      <select
        id={id}
        value={noun}
        aria-invalid={findingsUnder(findings, path).some(({ severity }) => severity === 'fault')}
        aria-describedby={`${id}-findings`}
        onChange={({ currentTarget }) => {
          const properties = withValueAt(valueAt(widget, ['properties']), ['noun'], currentTarget.value);
          change(['properties'], withTargetsMoved(properties));
        }}
      >
        {!isNoun(noun) && <option value={noun}>{noun}</option>}
        {nounNames.map((name) => (
          <option key={name} value={name}>
            {name}: {nounDescriptions[name]}
          </option>
        ))}
      </select>
      <Findings id={`${id}-findings`} findings={findingsUnder(findings, path)} />
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
