/** What the shop fills in. It ships to phones: no secret. */
module.exports = {
  /** Our own server, from examples/onboarding/server; in production https, and listed in mp.weixin.qq.com. */
  serverUrl: 'http://127.0.0.1:4314',
  /** The mini-program that verifies. */
  verifyAppId: 'wx0000000000000000',
};
