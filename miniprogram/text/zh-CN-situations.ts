/** 中文: verifications that are over, and places of the flow without an answer. */
import type { Words } from './words';

export const zhSituations: Pick<Words, 'sessions' | 'situations'> = {
  sessions: {
    passed: {
      headline: '你已经通过核验',
      meaning: '这次核验已经完成，不用再拍照。',
      todo: '请返回继续办理。',
    },
    failed: {
      headline: '这次核验没有通过',
      meaning: '次数已经用完。这不代表你被拒绝。',
      todo: '请改用其他方式，一样可以完成。',
    },
    review: {
      headline: '正在人工核对',
      meaning: '已交给工作人员，不用再拍照。什么都没有丢。',
      todo: '不用再做什么，有结果后会通知你。',
    },
    expired: {
      headline: '这次核验已过期',
      meaning: '核验要在 30 分钟内完成。你的信息和照片都没有保存。',
      todo: '请从原来的地方重新打开，或换一种方式。',
    },
    cancelled: {
      headline: '这次核验已取消',
      meaning: '发起方取消了它。你的信息和照片都没有保存。',
      todo: '请回到原来的地方查看，或换一种方式。',
    },
  },
  situations: {
    offline: {
      headline: '连不上服务',
      meaning: '可能是网络断了。还没有拍照，什么都没有丢。',
      todo: '请检查网络后再试一次。',
    },
    'not-ready': {
      headline: '服务还没有准备好',
      meaning: '可能是现在用的人多。还没有拍照，什么都没有丢。',
      todo: '请等 10 秒再试一次，或换一种方式。',
    },
    'not-sent': {
      headline: '没有发送出去',
      meaning: '服务没有收到这次核验。信息和照片还在这一页，不占用次数。',
      todo: '请检查网络后再发送一次，不会重复核验。',
    },
    unresolved: {
      headline: '结果还没有确认',
      meaning: '发送后连接断了，暂时查不到结果。什么都没有丢，也不会重复核验。',
      todo: '请检查网络后再查一次结果。',
    },
    pending: {
      headline: '上一次核验还没看到结果',
      meaning: '它可能还在进行，也可能已经有结果。什么都没有丢。',
      todo: '请先查看结果。',
    },
    'old-wechat': {
      headline: '微信版本太旧',
      meaning: '这个版本不能安全地拍照和提交。还没有提交任何信息。',
      todo: '请更新微信后再打开，或换一种方式。',
    },
    'old-for-step': {
      headline: '微信版本太旧',
      meaning: '这个版本还不能在微信里刷脸核验。还没有提交任何信息。',
      todo: '请更新微信后再打开，或换一种方式。',
    },
    'no-step': {
      headline: '这部手机不能在微信里刷脸',
      meaning: '微信说这部手机不支持刷脸核验。还没有提交任何信息，这不是你的问题。',
      todo: '请换一部手机，或换一种方式，一样可以完成。',
    },
  },
};
