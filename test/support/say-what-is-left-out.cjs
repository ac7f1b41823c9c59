const { chromiumPath } = require('./chromium.cjs');

/** Jest skips what needs a browser where there is none; this says so where nobody overlooks it. */
module.exports = () => {
  if (chromiumPath !== undefined) return;
  console.warn(
    '\nLEFT OUT: the tests of the inspector’s page, because there is no Chromium here. Install it ' +
      '(Debian: apt-get install chromium), or name another one: CHROMIUM=/path/to/chrome npm test\n',
  );
};
