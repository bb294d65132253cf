/**
 * Asks our server for a verification, sends the person to the mini-program that verifies, and shows afterwards
 * what our server says. What comes back from the other mini-program is the phone's word, and is not looked at.
 */
const { serverUrl, verifyAppId } = require('../../config');

const TEXT = {
  new: '开通前需要确认是你本人，大约 1 分钟。',
  opening: '正在准备…',
  asked: '核验完成后，这里会自动更新。',
  verified: '核验通过，账户已开通。',
  failed: '没能确认是你本人。请带上身份证到门店办理。',
  expired: '核验已过期，请重新开始。',
  cancelled: '你取消了核验，可以重新开始，也可以到门店办理。',
  unreachable: '现在连不上，请检查网络后再试一次。',
  late: '结果还没有到。稍后再打开这一页看看，不用重新核验。',
};
const BEGIN_AGAIN = ['new', 'expired', 'cancelled', 'unreachable'];
const ASK_EVERY_MS = 2000;
/** The webhook goes out with the service's timer, once a minute. */
const ASK_AT_MOST = 90;

const request = (options) =>
  new Promise((resolve, reject) => {
    wx.request({ timeout: 10000, ...options, success: resolve, fail: reject });
  });

Page({
  data: { text: TEXT.new, canBegin: true },

  onShow() {
    this.isSeen = true;
    if (this.caseId) this.ask(ASK_AT_MOST);
  },
  onHide() {
    this.rest();
  },
  onUnload() {
    this.rest();
  },

  /** Also where an answer is still under way: it must not ask again. */
  rest() {
    this.isSeen = false;
    clearTimeout(this.timer);
  },

  show(state) {
    this.setData({ text: TEXT[state] || TEXT.asked, canBegin: BEGIN_AGAIN.includes(state) });
  },

  async begin() {
    this.show('opening');
    try {
      const { statusCode, data } = await request({ url: `${serverUrl}/cases`, method: 'POST' });
      if (statusCode !== 201) throw new Error('no case');
      this.caseId = data.caseId;
      wx.navigateToMiniProgram({
        appId: verifyAppId,
        path: data.path,
        extraData: { sessionId: data.sessionId },
        // He said no to WeChat's question: nothing has begun.
        fail: () => this.show('cancelled'),
      });
    } catch {
      this.show('unreachable');
    }
  },

  /** Until the case is decided, or he has waited long enough to be told so. */
  async ask(times) {
    clearTimeout(this.timer);
    let state = 'asked';
    try {
      const { statusCode, data } = await request({ url: `${serverUrl}/cases/${this.caseId}` });
      if (statusCode === 200) state = data.state;
    } catch {
      // A lost answer is asked for again.
    }
    this.show(state === 'asked' && times <= 1 ? 'late' : state);
    if (this.isSeen && state === 'asked' && times > 1)
      this.timer = setTimeout(() => this.ask(times - 1), ASK_EVERY_MS);
  },
});
