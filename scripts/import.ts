import { Command } from 'commander';
import { runCommand } from './command/run-command';
import { importFlows } from './import/import-flows';

interface Options {
  readonly widgets?: true;
  readonly name?: string;
  readonly number?: readonly string[];
  readonly force?: true;
  readonly dryRun?: true;
  readonly json?: true;
}

const command = new Command('npm run -s import --')
  .description(
    'Write Studio flows to assets/flows/, whole and as they are, and tell what of them does not run here, and what differs.',
  )
  .argument('<FLOW.json...>', 'flows as Studio, the CLI or the API exports them; - is standard input')
  .option('--name <NAME>', 'the name that the flow gets here')
  .option(
    '--number <+1…>',
    'a Twilio number that the flow answers; repeatable',
    (value: string, earlier: readonly string[] = []) => [...earlier, value],
  )
  .option('--widgets', 'write each Connect Call To widget to assets/widgets/ instead')
  .option('--force', 'overwrite files that differ; their "numbers" stay')
  .option('--dry-run', 'tell what would be written, and write nothing')
  .option('--json', 'print the result as JSON')
  .addHelpText(
    'after',
    '\nExample: twilio api:studio:v2:flows:fetch --sid FW… -o json | npm run -s import -- -\n\nThe exit status is 0 when all is imported and runs here, 1 when something is not or does not, 2 for wrong use.',
  );

void runCommand<Options>(command, process.argv.slice(2), ({ operands, options }) =>
  importFlows(process.cwd(), operands, {
    widgets: options.widgets === true,
    ...(options.name !== undefined && { name: options.name }),
    numbers: options.number ?? [],
    force: options.force === true,
    dryRun: options.dryRun === true,
    json: options.json === true,
  }),
);
