import type { JsonPath } from '../../lib/config/finding';
import { nouns, targetExpected } from '../../lib/dial/nouns';
import { valueAt } from '../model/edit';
import { hasFault } from '../model/findings';
import { nounOf } from '../model/places';
import { joinTargets, splitTargets } from '../model/targets';
import { idOf, useDefinition, useEditor } from './editor';
import { Field, Labelled, textOf } from './field';
import { RoutesField } from './routes-field';
import { TextList } from './text-list';

/** Whom to ring: one target, or a list of them where the noun takes several. */
export function TargetsField({ path }: { path: JsonPath }) {
  const { widget, findings, change } = useEditor();
  const { title, ...described } = useDefinition(path);
  const noun = nounOf(widget);
  // What the schema says is for every kind at once.
  const definition = { ...described, title, description: `${targetExpected(noun)}.` };
  const rule = nouns[noun];
  const example = / such as (\S+)$/.exec(targetExpected(noun))?.[1] ?? '';
  const value = valueAt(widget, path);
  if (Array.isArray(value)) return <RoutesField path={path} routes={value} />;
  if (!rule.several || rule.property !== path.at(-1))
    return <Field path={path} placeholder={example} description={definition.description} />;
  const targets = splitTargets(textOf(value));
  return (
    <Labelled path={path} definition={definition}>
      <TextList
        path={path}
        noun="target"
        items={targets.filter((target) => target !== '')}
        isFaulty={hasFault(findings, path)}
        placeholder={example}
        split={splitTargets}
        onItems={(items) => change(path, joinTargets(items) || undefined)}
      />
    </Labelled>
  );
}

const numbersPath = ['numbers'];

/** The Twilio numbers that a single widget answers. */
export function NumbersField() {
  const { widget, findings, change } = useEditor();
  const path = numbersPath;
  const definition = useDefinition(path);
  const value = valueAt(widget, path);
  return (
    <div id={`${idOf(path)}-group`}>
      <Labelled path={path} definition={definition}>
        <TextList
          path={path}
          noun="number"
          items={Array.isArray(value) ? value.map(textOf) : []}
          isFaulty={hasFault(findings, path)}
          placeholder="+13125550100"
          split={(text) => (text.trim() === '' ? [] : text.split(',').map((number) => number.trim()))}
          onItems={(items) => change(path, items.length === 0 ? undefined : items)}
        />
      </Labelled>
    </div>
  );
}
