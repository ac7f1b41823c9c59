import { Field } from './field';
import { PairsField } from './pairs-field';
import { TextsField } from './text-list';

/** A property of a widget that rings nobody. */
export function PropertyField({ name }: { name: string }) {
  const path = ['properties', name];
  switch (name) {
    case 'open':
      return (
        <PairsField
          path={path}
          form="object"
          noun="line"
          description="Days and hours, such as sat and 10:00-14:00. Several spans with commas. A day that is not named is closed."
          titles={['Days', 'Hours']}
          example={['mon-fri', '09:00-12:00, 13:00-17:00']}
        />
      );
    case 'variables':
      return <PairsField path={path} form="list" noun="value" />;
    case 'parameters':
      return <PairsField path={path} form="list" noun="parameter" />;
    case 'closed_on':
      return (
        <TextsField
          path={path}
          noun="day"
          placeholder="12-25"
          description="Days such as 2026-12-25, or 12-25 for every year."
        />
      );
    default:
      return <Field path={path} placeholder={examples.get(name) ?? ''} />;
  }
}

const examples: ReadonlyMap<string, string> = new Map([
  ['timezone', 'America/New_York'],
  ['to', '+14155550101'],
  ['say', 'Thank you for calling.'],
  ['play', '/greeting.mp3'],
  ['url', 'https://example.com/customers'],
]);
