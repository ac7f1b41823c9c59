import { Command } from 'commander';
import { runCommand } from './command/run-command';
import { mapProject } from './map/map-project';

const command = new Command('npm run -s map --')
  .description(
    'Print the flows and widgets as a Mermaid flowchart: numbers, what a call meets, whom it rings, and where it goes afterwards.',
  )
  .option('--json', 'print nodes and edges instead')
  .addHelpText('after', '\nGitHub and https://mermaid.live draw what it prints.');

void runCommand(command, ({ options }) => mapProject(process.cwd(), options));
