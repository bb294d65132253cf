/**
 * `npm run privacy`: the text for 用户隐私保护指引 in mp.weixin.qq.com, with the owner's own words from
 * `miniprogram/config.ts` and `deploy.env`. What is not filled in yet stands in 【brackets】.
 */
import { join } from 'node:path';
import { config } from '../../miniprogram/config';
import { ROOT } from './facts';
import { PRIVATE_FILE } from './finding';
import { PROVIDER_NAME } from './owner-rows';
import { readPrivateFile } from './private-file';

/** Until the owner has named him. */
export const NO_PROVIDER = '【人脸接口卖方的公司全称】';

export interface GuidelineFacts {
  readonly operator: string;
  readonly contact: string;
  readonly purpose: string;
  readonly retentionDays: number;
  readonly provider: string;
}

/** The fields of the console in their order, and what goes into each. Kept true by a test against the consent's words. */
export function guideline(facts: GuidelineFacts): string {
  const { operator, contact, purpose, retentionDays, provider } = facts;
  return `【开发者处理的信息】逐项添加，用途照抄：
· 摄像头：用于拍摄一张自拍照，核对是否为你本人。
· 其他：人脸照片。为了${purpose}，与证件登记照片比对一次；比对完立即删除，不保存。
· 其他：姓名、身份证号。用于上述比对；不保存原文，只保存打码的姓名和无法还原的校验值。
· 其他：微信用户标识。用于识别同一用户、限制每天的次数；保存的是无法还原的校验值。

【第三方插件或 SDK 信息】没有使用第三方插件和 SDK。

【向第三方提供的信息】
接收方：${provider}
提供的内容：一张自拍照、姓名、身份证号。
目的和方式：经加密连接发送，与证件登记照片比对一次，返回比对结果。
你的同意：发送前会在页面上单独征得你的同意；不同意也可以换一种方式完成。

【你的权益】
你可以拒绝使用人脸，改用其他方式核验，不影响你使用我们的服务。
你可以随时撤回同意、查询或删除你的核验记录：${contact}。
未满 14 周岁的，需要监护人同意后使用。

【信息的存储】
存储地点：中华人民共和国境内的云服务器。
存储期限：照片不保存；核验记录（打码的姓名、结果、时间）保存 ${retentionDays} 天，到期自动删除。

【联系方式】
${operator}
${contact}
`;
}

if (require.main === module) {
  const { name: operator, contact, purpose } = config.operator['zh-CN'];
  const provider = readPrivateFile(join(ROOT, PRIVATE_FILE))?.[PROVIDER_NAME] ?? NO_PROVIDER;
  console.log(guideline({ operator, contact, purpose, retentionDays: config.retentionDays, provider }));
}
