import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readLocalEnvFile } from 'twilio-run/dist/config/utils/env';

void checkVariables(process.argv.slice(2));

/**
 * Refuse a variable that must not reach Twilio, before a command sends it there.
 * @param args what twilio-run or twilio-cli was called with
 */
async function checkVariables(args: readonly string[]): Promise<void> {
  const options = { env: { type: 'string' }, cwd: { type: 'string' } } as const;
  const { values } = parseArgs({ args: [...args], options, strict: false });
  const cwd = typeof values.cwd === 'string' ? values.cwd : process.cwd();
  const env = typeof values.env === 'string' ? values.env : '.env';
  const path = resolve(cwd, env);
  // The command says so itself, where it was asked for one that is missing.
  if (!existsSync(path)) return;
  const { localEnv } = await readLocalEnvFile({ cwd, env });
  if (!Object.hasOwn(localEnv, 'DOMAIN_NAME')) return;
  console.error(
    `${env}:${placeOfDomain(readFileSync(path, 'utf8'))}  DOMAIN_NAME  is set by Twilio itself; sent there, it could lead this service's calls to another host. Remove the line. Behind a tunnel write TUNNEL_HOST instead: it counts only where the service runs on localhost.`,
  );
  process.exitCode = 1;
}

/** `LINE:COLUMN` of the variable. */
function placeOfDomain(text: string): string {
  const [before = ''] = /^.*?^[^\S\n]*(?=DOMAIN_NAME\b)/ms.exec(text) ?? [];
  const lines = before.split('\n');
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}
