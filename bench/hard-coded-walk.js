/** What `npm run bench walk` compares with: the TwiML at the end of the walk, as one writes it without a flow. */
exports.handler = (_context, _event, callback) => {
  const response = new Twilio.twiml.VoiceResponse();
  response.say('Thank you for calling.');
  response.play('https://example.com/jingle.mp3');
  response.say('One moment, please.');
  const dial = response.dial({
    action:
      'https://example-1234.twil.io/connect-status?_steps=10&_variables=team.sales&flow=office&widget=ring',
    method: 'POST',
    callerId: '+14155550123',
    timeout: 30,
  });
  dial.number('+14155550101');
  callback(null, response);
};
