/** The loopback stand-in of WeChat's own verification, and the people it knows. */
export { personForRet, WECHAT_ROSTER, type WechatPerson } from './people';
export { ERRCODES, RETS, VERIFY_RETS } from './rets';
export { startWechatApi, type WechatApi, type WechatFault } from './server';
export { BEGIN_PATH, QUERY_PATH, TOKEN_PATH, Wechat, type WechatCall } from './wechat';
