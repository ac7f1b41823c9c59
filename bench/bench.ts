import { parseArgs } from 'node:util';
import { chromiumPath } from '../test/support/chromium.cjs';
import { formatParts, meetsAim, type Part } from './figure';
import { call, walk } from './parts/call';
import { fleet } from './parts/fleet';
import { page } from './parts/page';
import { revision } from './parts/revision';

const parts: Readonly<Record<string, () => Part | Promise<Part>>> = {
  call,
  walk,
  fleet,
  page,
  revision: () => revision(values.before),
};

/** What runs where no part is named: all that needs no revision to compare with, and the page where there is a browser. */
const usual = ['call', 'walk', 'fleet', ...(chromiumPath === undefined ? [] : ['page'])];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { before: { type: 'string', default: 'HEAD' } },
});

/** Measure the parts one after the other, and print one table. An aim that is missed is the program's failure. */
async function bench(names: readonly string[]): Promise<void> {
  const measured: Part[] = [];
  for (const name of names) {
    const measure = parts[name];
    if (measure === undefined) {
      throw new Error(`There is no part "${name}"; there are ${Object.keys(parts).join(', ')}.`);
    }
    measured.push(await measure());
  }
  console.log(formatParts(measured));
  if (!measured.every(({ figures }) => figures.every(meetsAim))) process.exitCode = 1;
}

bench(positionals.length === 0 ? usual : positionals);
