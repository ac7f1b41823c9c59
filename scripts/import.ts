import { Command } from 'commander';
import { repeated, runCommand } from './command/run-command';
import { type ImportOptions, importFlows } from './import/import-flows';

const command = new Command('npm run -s import --')
  .description(
    'Write Studio flows to assets/flows/, whole and as they are, and tell what of them does not run here, and what differs.',
  )
  .argument('<FLOW.json...>', 'flows as Studio, the CLI or the API exports them; - is standard input')
  .option('--name <NAME>', 'the name that the flow gets here')
  .option('--number <+1…>', 'a Twilio number that the flow answers; repeatable', repeated)
  .option('--widgets', 'write each Connect Call To widget to assets/widgets/ instead')
  .option('--force', 'overwrite files that differ; their "numbers" stay')
  .option('--dry-run', 'tell what would be written, and write nothing')
  .option('--json', 'print the result as JSON')
  .addHelpText(
    'after',
    '\nExample: twilio api:studio:v2:flows:fetch --sid FW… -o json | npm run -s import -- -\n\nThe exit status is 0 when all is imported and runs here, 1 when something is not or does not, 2 for wrong use.',
  );

void runCommand<ImportOptions>(command, ({ operands, options }) =>
  importFlows(process.cwd(), operands, options),
);
