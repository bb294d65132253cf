/** 中文: whether the service works, and how to stop it. */
import type { OperatorWords } from './words';

export const zhService: Pick<OperatorWords, 'service'> = {
  service: {
    title: '暂停与恢复',
    states: {
      open: {
        headline: '服务正常',
        meaning: '大家可以核验。',
        todo: '',
      },
      stopped: {
        headline: '已由运营暂停',
        meaning: '大家打开时就会看到“暂停”，不会拍照，也不会花钱。',
        todo: '准备好后请恢复。',
      },
      paused: {
        headline: '服务自己暂停了',
        meaning: '比对服务拒绝了调用，再试也一样，所以先停下，不再花钱。',
        todo: '处理好原因后可以恢复，它也会自己定时试一次。',
      },
      held: {
        headline: '稍停一会儿',
        meaning: '比对服务限流，马上会自己继续。',
        todo: '不用做什么。',
      },
    },
    since: '自',
    until: '到',
    probe: '下次自己试',
    problem: '原因',
    problems: {
      QUOTA_EXHAUSTED: '套餐用完了：请购买，再登记。',
      QUOTA_EXPIRED: '套餐到期了：请续费，再登记。',
      SUBSCRIPTION_INVALID: '订购无效：请到云市场控制台查看。',
      ARREARS: '账号欠费：请充值，或告诉服务商。',
      NOT_AUTHORISED: '调用凭证没有这个接口的授权：请检查买的是哪个。',
      APPCODE_INVALID: '调用凭证不对：请重新设置云函数的环境变量。',
      CREDENTIALS_MISSING: '网关没有收到调用凭证：请检查代理，或联系我们。',
      ACCESS_DENIED: '服务商的访问规则拒绝了：请问服务商。',
      DOMAIN_BLOCKED: '服务商的域名被封：请问服务商。',
      API_NOT_FOUND: '地址不对：请检查云函数的接口地址。',
      REQUEST_MALFORMED: '网关不接受请求：请把代码告诉我们。',
    },
    otherProblem: '请按代码查运维文档。',
    why: '为什么暂停',
    reason: '原因',
    reasons: { MAINTENANCE: '维护', RENEWAL: '等待续费', INCIDENT: '出了问题', OTHER: '其他' },
    pause: '暂停服务',
    resume: '恢复服务',
    pauseTitle: '暂停服务？',
    pauseText: '新的核验会立刻停下，大家会看到“暂停”和其他方式。正在进行的那一次会做完。',
    resumeTitle: '恢复服务？',
    resumeText: '下一次核验会真的去比对；如果原因还在，服务会再次暂停。',
  },
};
