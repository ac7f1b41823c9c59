import { Command } from 'commander';
import { runCommand } from './command/run-command';
import { importFlows } from './import/import-flows';

interface Options {
  readonly force?: true;
  readonly dryRun?: true;
  readonly json?: true;
}

const command = new Command('npm run -s import --')
  .description(
    "Write the Connect Call To widgets of Studio flows to assets/widgets/, and tell what the flow's other widgets did.",
  )
  .argument(
    '<FLOW.json...>',
    'flows as Studio, the CLI or the API exports them, or single widgets; - is standard input',
  )
  .option('--force', 'overwrite widgets that differ; their "numbers" stay')
  .option('--dry-run', 'tell what would be written, and write nothing')
  .option('--json', 'print the result as JSON')
  .addHelpText(
    'after',
    '\nExample: twilio api:studio:v2:flows:fetch --sid FW… -o json | npm run -s import -- -',
  );

void runCommand<Options>(command, process.argv.slice(2), ({ operands, options }) =>
  importFlows(process.cwd(), operands, {
    force: options.force === true,
    dryRun: options.dryRun === true,
    json: options.json === true,
  }),
);
