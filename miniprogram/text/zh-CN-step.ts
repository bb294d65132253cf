/** 中文: a verification in WeChat's own screen. */
import type { StepWords } from './step-words';
import type { Words } from './words';

export const zhStep: StepWords = {
  start: {
    neededMore: '姓名、身份证号，在微信里刷一次脸',
    checkerMore: '由微信核验人脸，我们只收到结果',
    consent: '我同意由微信为本次核验处理我的人脸信息',
  },
  next: '下一步：刷脸核验',
  stepTaken: '信息已填好',
  opening: '正在打开微信的人脸核验…',
  inStep: '请在微信的页面里按提示完成刷脸，结束后会自动回到这里。',
  notOpened: {
    headline: '人脸核验没有打开',
    meaning: '没有收到服务的答复，还没有刷脸。填好的信息还在这一页。',
    todo: '请检查网络后再试一次，不会重复核验。',
  },
  outcomes: {
    SAME_PERSON: {
      headline: '核验通过',
      meaning: '微信确认：姓名、号码和人脸都一致。',
      todo: '不用再做什么。',
    },
    DIFFERENT_PERSON: {
      headline: '未能确认是同一人',
      meaning: '姓名和号码一致，但人脸和证件照片不够像。光线、角度、遮挡都会有影响。',
      todo: '请由证件本人在光线均匀的地方，正对屏幕再刷一次。',
    },
    NAME_ID_MISMATCH: {
      headline: '姓名和号码对不上',
      meaning: '登记信息里，这个号码对应的不是这个姓名。',
      todo: '请对照身份证，检查姓名和号码。',
    },
    ID_NOT_FOUND: {
      headline: '没有查到这个号码',
      meaning: '权威数据源里暂时没有你的信息，刚办或刚改过的证件会这样。这不是你的问题。',
      todo: '请改用其他方式，一样可以完成。',
    },
    PHOTO_UNUSABLE: {
      headline: '没有看清脸',
      meaning: '光线太暗、动作太快，或者脸被挡住了，没能比对。',
      todo: '请面向光源，露出整张脸，按提示慢慢做，再刷一次。',
    },
    SERVICE_EXCEPTION: {
      headline: '微信的核验刚才出错了',
      meaning: '没有得出结果。填好的信息还在这一页，不占用你的次数。',
      todo: '请等倒计时结束后再核验一次。',
    },
  },
  keptFor: (days) => `人脸影像不经过我们；核验记录保存 ${days} 天`,
  consentText: (operatorName, days) => [
    `为了确认是你本人，${operatorName}请微信核验你的人脸。`,
    '处理什么：你填写的姓名和身份证号，以及你在微信页面里的人脸影像。',
    '怎么处理：姓名和号码经加密连接交给微信；人脸由微信采集、与权威数据源比对，影像不经过我们。',
    `保存多久：我们保存打码的姓名、核验结果和时间，${days} 天后删除。微信如何处理，见微信页面里的说明。`,
    '可能的影响：比对可能出错。没有通过时，你可以再试或改用其他方式，不会因此被拒绝服务。',
    '你的选择：不同意也能用其他方式完成。你可以随时联系我们撤回同意、删除记录。',
    '未满 14 岁：需要监护人同意。',
  ],
};

const stillThere = '填好的信息还在这一页。这次占用一次机会。';

/** Ends of a step that brought no face. */
export const zhStepOutcomes: Pick<
  Words['outcomes'],
  | 'STEP_NOT_COMPLETED'
  | 'STEP_CANCELLED'
  | 'STEP_TIMED_OUT'
  | 'STEP_OFFLINE'
  | 'CAMERA_REFUSED'
  | 'CAMERA_FAILED'
  | 'TOO_OFTEN'
  | 'DEVICE_UNSUPPORTED'
> = {
  STEP_NOT_COMPLETED: {
    headline: '刷脸没有做完',
    meaning: `微信说这次没有完成。${stillThere}`,
    todo: '请再刷一次，按提示做到最后。',
  },
  STEP_CANCELLED: {
    headline: '你退出了刷脸',
    meaning: stillThere,
    todo: '想好了可以再刷一次，也可以换一种方式。',
  },
  STEP_TIMED_OUT: {
    headline: '刷脸超时了',
    meaning: `没有在规定的时间里完成。${stillThere}`,
    todo: '请准备好后再刷一次。',
  },
  STEP_OFFLINE: {
    headline: '刷脸时网络断了',
    meaning: stillThere,
    todo: '请换个网络好的地方再刷一次。',
  },
  CAMERA_REFUSED: {
    headline: '微信没有相机或麦克风的权限',
    meaning: `刷脸需要用到它们。${stillThere}`,
    todo: '请在手机设置里，允许微信使用相机和麦克风，再刷一次。',
  },
  CAMERA_FAILED: {
    headline: '相机没能打开',
    meaning: `可能正被其他应用占用。${stillThere}`,
    todo: '请关掉其他用相机的应用，再刷一次。',
  },
  TOO_OFTEN: {
    headline: '刷脸次数太多了',
    meaning: '微信暂时不再接受你的刷脸核验，过一段时间会恢复。',
    todo: '请改用其他方式，一样可以完成；或者明天再来。',
  },
  DEVICE_UNSUPPORTED: {
    headline: '这部手机不能在微信里刷脸',
    meaning: '微信说这部手机不支持。这不是你的问题，填好的信息还在。',
    todo: '请换一部手机，或换一种方式，一样可以完成。',
  },
};
