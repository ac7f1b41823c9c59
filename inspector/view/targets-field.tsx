import type { JsonPath } from '../../lib/config/finding';
import { nouns, targetExpected } from '../../lib/dial/nouns';
import { valueAt } from '../model/edit';
import { nounOf } from '../model/places';
import { joinTargets, splitTargets } from '../model/targets';
import { useEditor } from './editor';
import { Field, textOf } from './field';
import { RoutesField } from './routes-field';
import { TextList } from './text-list';

/** Whom to ring: one target, or a list of them where the noun takes several. */
export function TargetsField({ path }: { path: JsonPath }) {
  const { widget, change } = useEditor();
  const noun = nounOf(widget);
  const rule = nouns[noun];
  const expected = targetExpected(noun);
  const value = valueAt(widget, path);
  if (Array.isArray(value)) return <RoutesField path={path} routes={value} />;
  const told = {
    path,
    placeholder: / such as (\S+)$/.exec(expected)?.[1] ?? '',
    // What the schema says is for every kind at once.
    description: `${expected}.`,
  };
  if (!rule.several || rule.property !== path.at(-1)) return <Field {...told} />;
  return (
    <TextList
      {...told}
      noun="target"
      items={splitTargets(textOf(value)).filter((target) => target !== '')}
      split={splitTargets}
      onItems={(items) => change(path, joinTargets(items) || undefined)}
    />
  );
}
