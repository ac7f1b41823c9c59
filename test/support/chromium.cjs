const { existsSync } = require('node:fs');

/** Where systems have Chromium, or a browser made of it; `CHROMIUM` names any other place. */
const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of the browser, or undefined where this machine has none. */
exports.chromiumPath = places.find((path) => path && existsSync(path));
