import { en } from './en';
import type { Language } from './language';
import type { Words } from './words';
import { zhCN } from './zh-CN';

export const WORDS: Readonly<Record<Language, Words>> = { 'zh-CN': zhCN, en };
