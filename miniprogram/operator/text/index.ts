import type { Language } from '../../text/language';
import { en } from './en';
import type { OperatorWords } from './words';
import { zhCN } from './zh-CN';

export const OPERATOR_WORDS: Readonly<Record<Language, OperatorWords>> = { 'zh-CN': zhCN, en };
