import { widgetName } from '../widget-name';

/** The name that a widget of Studio gets here: its own, or one as close to it as a widget's name can be. */
export function nameWidget(name: unknown, fallback: string): string {
  const wanted = typeof name === 'string' && name.trim() !== '' ? name : fallback;
  if (widgetName.test(wanted)) return wanted;
  const close = wanted
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^A-Za-z0-9_-]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 64);
  return close === '' ? 'connect_call' : close;
}

/**
 * The name of a widget's or a flow's file, without its ending. A name that is all digits would make the file answer that
 * number, and a README is not read.
 */
export function nameFile(name: string, what: 'widget' | 'flow' = 'widget'): string {
  return /^([0-9]+|readme)$/i.test(name) ? `${what}-${name}`.slice(0, 64) : name;
}

/** What a file is named, without its folders and endings. */
export function baseOf(file: string): string {
  return file.replace(/^.*[/\\]/, '').replace(/(\.private)?\.json$/i, '');
}
