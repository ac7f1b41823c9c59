import { isObject } from '../is-object';
import { e164 } from '../phone/e164';
import { quote } from '../quote';
import { widgetName } from '../widget-name';
import { checkDial, type RawProperties } from './check-dial';
import { checkDropped } from './check-dropped';
import { checkHabits } from './check-habits';
import { type Template, templatesIn } from './check-liquid';
import { checkPlaceholders } from './check-placeholders';
import { checkScreen } from './check-screen';
import { checkShape } from './check-shape';
import { checkWhatsApp } from './check-whatsapp';
import { type Finding, fault, type JsonPath, type Remark } from './finding';
import { type JsonDocument, parseJson } from './parse-json';
import { type WidgetFileContent, widgetNameExpected } from './widget-schema';

/** One file of `assets/widgets/`. */
export interface WidgetFile {
  /** As people see it: `assets/widgets/sales.private.json`. */
  readonly path: string;
  readonly text: string;
}

/** A number that a widget says it answers, and where it says so. */
interface Claim {
  readonly number: string;
  readonly path: JsonPath;
}

/** A widget's file, checked by itself. */
export interface Draft {
  readonly file: string;
  readonly document: JsonDocument;
  readonly value: Readonly<Record<string, unknown>>;
  /** Without what Studio exports and nothing here reads. */
  readonly properties: RawProperties;
  /** Absent where the schema finds a fault. */
  readonly content?: WidgetFileContent;
  readonly name: string;
  readonly numbers: readonly Claim[];
  readonly templates: readonly Template[];
  readonly remarks: readonly Remark[];
  /** What no line of the check may show. */
  readonly secrets: readonly string[];
}

interface Drafted {
  /** Also of a file that cannot be read: by its own name. */
  readonly name: string;
  /** Absent where the file is no JSON, or no object. */
  readonly draft?: Draft;
  /** What is wrong with the JSON itself. */
  readonly findings: readonly Finding[];
}

/** Read a file as far as it can be read; what is wrong with it alone stands in the draft's remarks. */
export function draftWidget({ path: file, text }: WidgetFile): Drafted {
  const { document, faults } = parseJson(text);
  const findings = faults.map((found): Finding => ({ ...found, file, severity: 'fault' }));
  if (document === undefined) return { name: baseName(file), findings };
  const { value } = document;
  if (!isObject(value)) {
    const whole = fault([], `is ${quote(value)}; expected a widget: an object in braces`);
    return { name: baseName(file), findings: [...findings, { ...whole, ...document.place([]), file }] };
  }
  const properties = withoutLeftovers(isObject(value.properties) ? value.properties : {});
  const secrets =
    typeof properties.sip_password === 'string' ? [properties.sip_password].filter(Boolean) : [];
  const shape = checkShape(value, secrets);
  const identity = identify(file, value);
  return {
    name: identity.name,
    findings,
    draft: {
      file,
      document,
      value,
      properties,
      ...(shape.content !== undefined && { content: shape.content }),
      name: identity.name,
      numbers: identity.numbers,
      secrets,
      templates: [...templatesIn(properties, ['properties']), ...nextTemplates(value.transitions)],
      remarks: [
        ...shape.remarks,
        ...identity.remarks,
        ...checkDial(properties, secrets),
        ...checkWhatsApp(properties),
        ...checkScreen(properties, secrets),
        ...checkHabits(properties, value.transitions, secrets),
        ...checkPlaceholders(properties, value.transitions, secrets),
        ...checkDropped(properties, value.transitions),
      ],
    },
  };
}

function nextTemplates(transitions: unknown): Template[] {
  if (!Array.isArray(transitions)) return [];
  return transitions.flatMap((transition: unknown, index) =>
    isObject(transition) ? templatesIn(transition.next, ['transitions', index, 'next']) : [],
  );
}

/** Without what Studio exports and nothing here reads: it may say anything. */
function withoutLeftovers({ offset, sid, ...properties }: Record<string, unknown>): Record<string, unknown> {
  return properties;
}

/** The name of a file, without its folder and ending. */
function baseName(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.private\.json$/, '');
}

/** The name and the numbers of a widget: what the file says, and what its own name says. */
function identify(file: string, value: Readonly<Record<string, unknown>>) {
  const ownName = baseName(file);
  const name = typeof value.name === 'string' ? value.name : ownName;
  const remarks: Remark[] = [];
  if ((value.name ?? null) === null && !widgetName.test(ownName)) {
    remarks.push(
      fault(
        [],
        `the name of the file, ${quote(ownName)}, is no name of a widget; expected ${widgetNameExpected}. Rename the file or write a "name"`,
      ),
    );
  }
  const numbers = numbersIn(value.numbers);
  if (/^[0-9]+$/.test(ownName)) {
    const number = `+${ownName}`;
    if (e164.test(number)) numbers.push({ number, path: [] });
    else
      remarks.push(
        fault(
          [],
          `the name of the file is all digits, so that the widget should answer ${number}, which is not in E.164`,
        ),
      );
  }
  return { name, numbers, remarks };
}

function numbersIn(numbers: unknown): Claim[] {
  if (!Array.isArray(numbers)) return [];
  return numbers.flatMap((number: unknown, index) =>
    typeof number === 'string' && e164.test(number) ? [{ number, path: ['numbers', index] }] : [],
  );
}
