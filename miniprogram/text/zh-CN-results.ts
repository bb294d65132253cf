/** 中文: what each outcome and each refusal says. */
import type { Words } from './words';
import { zhStepOutcomes } from './zh-CN-step';

type Results = Pick<Words, 'outcomes' | 'errors'>;

const retakeFile = (meaning: string) => ({
  headline: '这张照片用不了',
  meaning: `${meaning}没有提交核验，不占用次数。`,
  todo: '请重新拍一张。',
});

const noRecord = '这不是你的问题，照片也没有保存。';
const otherWay = '请改用其他方式，一样可以完成。';

export const zhResults: Results = {
  outcomes: {
    SAME_PERSON: {
      headline: '核验通过',
      meaning: '姓名、身份证号和照片都一致。',
      todo: '不用再做什么。',
    },
    LIKELY_SAME_PERSON: {
      headline: '还差一点把握',
      meaning: '姓名和号码一致，照片也比较像，但还不能完全确认。',
      todo: '请到光线均匀的地方，摘下口罩和帽子，正对镜头再拍一张。',
    },
    DIFFERENT_PERSON: {
      headline: '未能确认是同一人',
      meaning: '姓名和号码一致，但这张照片和证件照片不够像。光线、角度、遮挡都会有影响。',
      todo: '请由证件本人在光线均匀的地方，正对镜头再拍一张。',
    },
    NAME_ID_MISMATCH: {
      headline: '姓名和号码对不上',
      meaning: '登记信息里，这个号码对应的不是这个姓名。照片还没有比对。',
      todo: '请对照身份证，检查姓名和号码。',
    },
    ID_NOT_FOUND: {
      headline: '没有查到这个号码',
      meaning: `登记信息里暂时没有这个身份证号，刚办或刚改过的证件会这样。${noRecord}`,
      todo: otherWay,
    },
    NO_ID_PHOTO: {
      headline: '没有可比对的证件照片',
      meaning: `登记信息里没有你的证件照片，所以不能用照片核验。${noRecord}`,
      todo: otherWay,
    },
    PHOTO_UNUSABLE: {
      headline: '照片里没看清脸',
      meaning: '照片太暗、太糊，或者脸被挡住了，没能比对。',
      todo: '请面向光源，露出整张脸，拿稳手机再拍一张。',
    },
    PHOTO_TOO_LARGE: {
      headline: '照片没有比对成',
      meaning: '照片超出了大小限制。这是我们的问题，不占用你的次数。',
      todo: '请重新拍一张。',
    },
    SERVICE_EXCEPTION: {
      headline: '核验服务刚才出错了',
      meaning: '没有得出结果。信息和照片还在这一页，不占用你的次数。',
      todo: '请等倒计时结束后再核验一次。',
    },
    NAME_MALFORMED: {
      headline: '姓名的写法没有被接受',
      meaning: '核验服务认为姓名里有不对的字符。号码和照片还没有比对。',
      todo: '请对照身份证修改姓名，生僻字和“·”要写对。',
    },
    ID_MALFORMED: {
      headline: '号码的写法没有被接受',
      meaning: '核验服务认为身份证号不对。姓名和照片还没有比对。',
      todo: '请对照身份证修改号码。',
    },
    ...zhStepOutcomes,
    UNRECOGNISED: {
      headline: '结果还没有确认',
      meaning: '没有收到明确的答复，不算通过，也不算没通过。什么都没有丢，不占用次数，我们会去查清。',
      todo: '请记下参考号。可以过一会儿再查一次，也可以换一种方式。',
    },
  },
  errors: {
    BAD_REQUEST: {
      headline: '这次提交没有被接受',
      meaning: '小程序和服务的版本可能不一致。没有提交核验，不占用次数。',
      todo: '请完全关闭小程序后重新打开，或换一种方式。',
    },
    UNKNOWN_ACTION: {
      headline: '小程序需要更新',
      meaning: '服务不认识这个请求。没有提交核验，不占用次数。',
      todo: '请完全关闭小程序后重新打开，或换一种方式。',
    },
    NOT_SIGNED_IN: {
      headline: '没有识别到你的微信',
      meaning: '需要在微信里打开才能核验。没有拍照，也没有提交任何信息。',
      todo: '请在微信里重新打开小程序，或换一种方式。',
    },
    SESSION_NOT_FOUND: {
      headline: '这个核验链接无效',
      meaning: '链接可能不完整，或者已经被删除。没有提交任何信息。',
      todo: '请回到发给你链接的地方重新打开，或换一种方式。',
    },
    SESSION_FOREIGN: {
      headline: '这个链接已有人在用',
      meaning: '每个核验链接只能由第一个打开的人使用。没有提交任何信息。',
      todo: '请向发给你链接的人要一个新的，或换一种方式。',
    },
    SESSION_EXPIRED: {
      headline: '这次核验已过期',
      meaning: '核验要在 30 分钟内完成。你的信息和照片都没有保存。',
      todo: '请从原来的地方重新打开，或换一种方式。',
    },
    SESSION_CLOSED: {
      headline: '这次核验已经结束',
      meaning: '它已有结果或被取消，不能再提交。没有占用新的次数。',
      todo: '请回到原来的地方查看，或换一种方式。',
    },
    ATTEMPTS_USED_UP: {
      headline: '核验次数用完了',
      meaning: '这次的机会都用过了，不代表你被拒绝。',
      todo: otherWay,
    },
    ATTEMPT_IN_PROGRESS: {
      headline: '上一次核验还在进行',
      meaning: '同一时间只核验一次，不会重复提交。什么都没有丢。',
      todo: '请等一下再查结果。',
    },
    ATTEMPT_MISMATCH: {
      headline: '请重新拍一张',
      meaning: '信息和已经提交的不一致，这一次没有被接受，不占用次数。',
      todo: '请重新拍照后再提交。',
    },
    VERIFIER_NOT_ALLOWED: {
      headline: '这次不能用这种方式核验',
      meaning: '这次核验已经由另一种方式开始，或者服务没有开通这种方式。没有提交任何信息，不占用次数。',
      todo: '请重新打开小程序，或换一种方式。',
    },
    CONSENT_REQUIRED: {
      headline: '还需要你的同意',
      meaning: '没有你的单独同意，我们不会处理你的人脸。没有提交任何信息。',
      todo: '请重新开始并勾选同意，或换一种方式。',
    },
    GUARDIAN_CONSENT_REQUIRED: {
      headline: '还需要监护人同意',
      meaning: '号码显示未满 14 岁。没有提交核验，不占用次数。',
      todo: '请由监护人在身份信息页勾选同意，或换一种方式。',
    },
    NAME_INVALID: {
      headline: '姓名需要修改',
      meaning: '姓名的写法不对。没有提交核验，不占用次数。',
      todo: '请对照身份证修改姓名。',
    },
    ID_NUMBER_INVALID: {
      headline: '身份证号需要修改',
      meaning: '号码的写法不对。没有提交核验，不占用次数。',
      todo: '请对照身份证修改号码。',
    },
    PHOTO_UNREADABLE: retakeFile('照片文件不完整，打不开。'),
    PHOTO_FORMAT_UNSUPPORTED: retakeFile('不支持这种照片格式。'),
    PHOTO_TOO_MANY_PIXELS: retakeFile('照片的像素太多。'),
    PHOTO_TOO_SMALL: retakeFile('照片太小，看不清脸。'),
    PHOTO_FILE_TOO_LARGE: retakeFile('照片文件太大。'),
    PHOTO_CANNOT_FIT: retakeFile('照片没能缩小到合适的大小。'),
    PHOTO_NOT_YOURS: retakeFile('这张照片不属于这次核验。'),
    PHOTO_NOT_FOUND: retakeFile('照片没有上传成功。'),
    PHOTO_DOWNLOAD_FAILED: retakeFile('照片在传送中断了。'),
    PHOTO_ALREADY_FAILED: {
      headline: '这张照片已经用过',
      meaning: '同一张照片之前没有通过，再比对也一样，所以没有提交，不占用次数。',
      todo: '请换个光线或角度，重新拍一张。',
    },
    PHOTO_TOO_DARK: {
      headline: '照片太暗，看不清脸',
      meaning: '这样的照片比对不出结果，所以没有提交核验，不占用次数，照片也没有保存。',
      todo: '请面向窗户或灯光，重新拍一张。',
    },
    PHOTO_TOO_BRIGHT: {
      headline: '照片太亮，看不清脸',
      meaning: '脸上几乎全白，比对不出结果，所以没有提交核验，不占用次数，照片也没有保存。',
      todo: '请避开直射的强光，重新拍一张。',
    },
    PHOTO_NO_FACE: {
      headline: '照片里什么也看不到',
      meaning: '镜头可能被挡住了。没有提交核验，不占用次数，照片也没有保存。',
      todo: '请擦一下镜头，不要用手挡住，重新拍一张。',
    },
    PHOTO_BLURRED: {
      headline: '照片太糊，看不清脸',
      meaning: '这样的照片比对不出结果，所以没有提交核验，不占用次数，照片也没有保存。',
      todo: '请擦一下镜头，拿稳手机，重新拍一张。',
    },
    PERSON_LIMIT_REACHED: {
      headline: '今天的核验次数用完了',
      meaning: '为了安全，每人每天的次数有限。这不代表你被拒绝。',
      todo: '明天可以再试，也可以现在换一种方式。',
    },
    SUBJECT_LIMIT_REACHED: {
      headline: '这个号码今天不能再核验了',
      meaning: '为了安全，每个身份证号每天的次数有限。这不代表你被拒绝。',
      todo: '明天可以再试，也可以现在换一种方式。',
    },
    SERVICE_LIMIT_REACHED: {
      headline: '今天的人脸核验已经停了',
      meaning: '服务今天的总次数用完了，这不是你的问题。没有占用你的次数。',
      todo: '明天可以再来，也可以现在换一种方式。',
    },
    SERVICE_PAUSED: {
      headline: '人脸核验暂停中',
      meaning: '服务暂时不能使用，工作人员已收到通知。没有占用你的次数。',
      todo: otherWay,
    },
    SERVICE_BUSY: {
      headline: '现在核验的人很多',
      meaning: '这次没有排上。填好的还在这一页，不占用你的次数。',
      todo: '请等倒计时结束后再核验一次。',
    },
    SERVICE_UNAVAILABLE: {
      headline: '服务没有响应',
      meaning: '这次没有提交成。信息还在，不占用你的次数。',
      todo: '请等倒计时结束后再试一次。',
    },
    SETTING_MISSING: {
      headline: '人脸核验还没有开通',
      meaning: '服务还没有配置好，这是运营方的问题。没有提交任何信息。',
      todo: otherWay,
    },
  },
};
