// Loaded into each Node process of a build: at its end, a line with the most memory that it ever took goes to PEAK_FILE.
const { appendFileSync } = require('node:fs');

process.on('exit', () => {
  const program = process.argv[1] ?? '';
  // Node gives kilobytes.
  const bytes = process.resourceUsage().maxRSS * 1_024;
  appendFileSync(process.env.PEAK_FILE, `${JSON.stringify({ program, bytes })}\n`);
});
