/** The guides to going live say what must be said, and point at what exists. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { guideline } from '../../../scripts/deploy/privacy';

const DOCS = resolve(__dirname, '../../../docs');
const GUIDES = ['go-live.md', 'go-live.zh-CN.md'] as const;
const read = (path: string): string => readFileSync(resolve(DOCS, path), 'utf8');

describe.each(GUIDES)('%s', (path) => {
  it('names the risk of the review before anything that costs time or money', () => {
    const first = read(path).split('\n## ')[1] ?? '';
    expect(first).toContain('15.3.10');
    expect(first).toContain('wx.requestFacialVerify');
    expect(first).not.toContain('npm ');
  });

  it('points at files that exist', () => {
    const links = [...read(path).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);
    expect(links).not.toEqual([]);
    expect(links.filter((link) => !existsSync(resolve(dirname(resolve(DOCS, path)), link)))).toEqual([]);
  });
});

describe('the text for the privacy guideline', () => {
  const text = guideline({
    operator: '明远商城',
    contact: '021-5550-0100',
    purpose: '开通账户',
    retentionDays: 45,
    provider: '远方数据科技有限公司',
  });

  it.each(['明远商城', '021-5550-0100', '开通账户', '保存 45 天', '接收方：远方数据科技有限公司'])(
    'says %s',
    (words) => {
      expect(text).toContain(words);
    },
  );

  it.each([
    '摄像头',
    '人脸照片',
    '姓名、身份证号',
    '单独征得你的同意',
    '改用其他方式',
    '未满 14 周岁',
    '删除',
  ])('has what the law and the platform ask for: %s', (words) => {
    expect(text).toContain(words);
  });

  it('addresses the person as the product does', () => {
    expect(text).not.toContain('您');
    for (const path of GUIDES) expect(read(path)).not.toContain('您');
  });
});
