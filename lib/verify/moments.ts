import type { LiquidScope } from '../liquid/engine';
import { renderTemplate } from '../liquid/render-template';
import type { Parameters, Widget, WidgetOf } from '../types';
import { type OpeningHours, openingAt, readOpeningHours } from '../widgets/business-hours/opening-hours';
import { zonedTime } from '../widgets/business-hours/zoned-time';
import { byFlow } from './by-flow';

type HoursWidget = WidgetOf<'business-hours'>;

/** When calls have to come so that opening hours decide in every way in which they can. */
export interface Moments {
  /** Some time or other. */
  readonly any: number;
  /** Moments that together have every combination of what the hours of a widget's flow can say at once. */
  of(widget: HoursWidget): readonly number[];
}

/** A Monday: the weeks that are looked at begin there, since the core has no clock. */
const firstWeek = Date.UTC(2026, 0, 5);
const minute = 60_000;
const week = 7 * 24 * 60 * minute;
/** Half a year apart, so that holidays in one of them hide nothing. */
const weeks = [0, 26].map((number) => firstWeek + number * week);

/** In a flow that has more, what each one says is tried by itself. */
const mostTogether = 20;

/** @param variables the environment, which hours may read */
export function findMoments(widgets: readonly Widget[], variables: Parameters): Moments {
  const hoursIn = byFlow(widgets.filter((widget) => widget.type === 'business-hours'));
  const scope = { env: variables };
  const known = new Map<string, readonly number[]>();
  return {
    any: firstWeek,
    of(widget) {
      const all = hoursIn(widget.flow);
      const together = all.length > mostTogether ? [widget] : all;
      const key = JSON.stringify(
        [...new Set(together.map((each) => JSON.stringify(each.properties)))].sort(),
      );
      const moments = known.get(key) ?? momentsFor(together.flatMap((each) => readHours(each, scope) ?? []));
      known.set(key, moments);
      return moments;
    },
  };
}

/** The hours as a call finds them, as far as the environment says it; undefined where they are none. */
function readHours({ properties }: HoursWidget, scope: LiquidScope): OpeningHours | undefined {
  const text = (source: string) => {
    const rendered = renderTemplate(source, scope);
    return rendered.ok ? rendered.text.trim() : '';
  };
  const read = readOpeningHours({
    timezone: text(properties.timezone),
    open: Object.fromEntries(
      Object.entries(properties.open)
        .map(([days, spans]): [string, string] => [days, text(spans)])
        .filter(([, spans]) => spans !== ''),
    ),
    closed_on: (properties.closed_on ?? []).map(text).filter((date) => date !== ''),
  });
  return read.ok ? read.hours : undefined;
}

/** One moment for each combination of answers: at the borders of all spans, and at noon of all holidays. */
function momentsFor(all: readonly OpeningHours[]): number[] {
  const found = new Map<string, number>();
  for (const moment of [firstWeek, ...all.flatMap(bordersOf)]) {
    const answers = JSON.stringify(all.map((hours) => openingAt(hours, moment)));
    if (!found.has(answers)) found.set(answers, moment);
  }
  return [...found.values()];
}

function bordersOf({ timezone, spans, holidays }: OpeningHours): number[] {
  const sunday = -24 * 60 * minute;
  const borders = weeks.flatMap((monday) =>
    spans
      .flatMap(({ from, until }) => [from, until])
      .map((minutes) => atWall(monday + sunday + minutes * minute, timezone)),
  );
  return [...borders, ...[...holidays].flatMap((date) => atHoliday(date, spans, timezone))];
}

/** A holiday at noon, and, since other hours may know nothing of it, at every border of its day. */
function atHoliday(date: number, spans: OpeningHours['spans'], timezone: string): number[] {
  const times = [12 * 60, ...spans.map(({ from }) => from % (24 * 60))];
  return [...new Set(times)].map((minutes) => atWall(utcOf(date, minutes), timezone));
}

/** A date that is written as one number, after so many minutes in UTC; one of every year, in a year that has them all. */
function utcOf(date: number, minutes: number): number {
  const year = Math.floor(date / 10_000) || 2028;
  return Date.UTC(year, (Math.floor(date / 100) % 100) - 1, date % 100, 0, minutes);
}

/**
 * The moment at which the wall of a zone shows what a clock in UTC shows at `wall`; near to it, where the clock leaves that
 * out.
 */
function atWall(wall: number, timezone: string): number {
  const { date, minutes } = zonedTime(wall, timezone);
  return wall - (utcOf(date, minutes) - Math.floor(wall / minute) * minute);
}
