/** The stand-in's register: one fictitious person for every `verify_ret`, with a valid number. */
import { checkCharacter } from '../../miniprogram/contract/identity';
import { RETS } from './rets';

export interface WechatPerson {
  readonly name: string;
  /** 18 characters, GB 11643-1999. */
  readonly idNumber: string;
  /** How his verification ends. */
  readonly ret: number;
}

const SURNAMES = ['苏', '方', '程', '袁', '吕', '丁', '戴', '宋', '江', '潘'] as const;
const GIVEN = ['若禾', '子岚', '明朗', '安然', '书宁', '景行', '知夏'] as const;
const BEIJING_CHAOYANG = '110105';

const two = (value: number): string => String(value).padStart(2, '0');

/** Invented by counting: no two share a number, and a likeness would be chance. */
function personAt(index: number, ret: number): WechatPerson {
  const born = `19${70 + (index % 30)}${two(1 + (index % 12))}${two(1 + (index % 28))}`;
  const first17 = `${BEIJING_CHAOYANG}${born}${String(100 + index)}`;
  const surname = SURNAMES[index % SURNAMES.length] ?? SURNAMES[0];
  const given = GIVEN[index % GIVEN.length] ?? GIVEN[0];
  return { name: `${surname}${given}`, idNumber: first17 + checkCharacter(first17), ret };
}

/** In the order of the numbers. */
export const WECHAT_ROSTER: readonly WechatPerson[] = RETS.map((ret, index) => personAt(index, ret));

/** @throws RangeError for a number that WeChat does not list */
export function personForRet(ret: number): WechatPerson {
  const person = WECHAT_ROSTER.find((known) => known.ret === ret);
  if (person === undefined) throw new RangeError(`nobody shows ${ret}`);
  return person;
}

/** Somebody whom the roster does not know passes: he is a developer's own invention. */
export function retOf(idNumber: string): number {
  return WECHAT_ROSTER.find((known) => known.idNumber === idNumber)?.ret ?? 10000;
}
