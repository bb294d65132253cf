/** The build of the preview has no warnings: what a phone would show wrongly stops it. */
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { BuildError, buildMiniProgram } from '../../../dev/preview/build';
import { type SmallApp, smallApp } from './small-app';

let app: SmallApp | undefined;

afterEach(() => {
  app?.removeAll();
  app = undefined;
});

async function build(changes: Readonly<Record<string, string | null>> = {}): Promise<string> {
  app = smallApp(changes);
  return buildMiniProgram(app.root);
}

function lineWith(script: string, part: string): string | undefined {
  return script
    .split('\n')
    .find((line) => line.includes(part))
    ?.trim();
}

async function problemsOf(changes: Readonly<Record<string, string | null>>): Promise<string[]> {
  const error: unknown = await build(changes).catch((reason: unknown) => reason);
  if (!(error instanceof BuildError))
    throw new Error(`built, or failed otherwise: ${String(error).slice(0, 200)}`);
  return error.message.split('\n');
}

/** A page in a subpackage, with a component of its own. */
const appWith = (name: string) =>
  JSON.stringify({ pages: ['pages/one/one'], [name]: [{ root: 'back', pages: ['pages/two/two'] }] });
const SUBPACKAGE = {
  'app.json': appWith('subPackages'),
  'back/pages/two/two.json': '{"usingComponents":{"own-part":"/back/own-part/own-part"}}',
  'back/pages/two/two.ts': 'Page({});',
  'back/pages/two/two.wxml': '<own-part />',
  'back/own-part/own-part.json': '{"component":true}',
  'back/own-part/own-part.ts': 'Component({});',
  'back/own-part/own-part.wxml': '<view class="part" />',
  'back/own-part/own-part.wxss': '.part { margin: 75rpx; }',
};

describe('a sound mini-program', () => {
  it('builds to one script', async () => {
    const script = await build();
    expect(script).toContain('startMiniProgram({');
    expect(lineWith(script, ' text = ')).toBe('text = "hello";');
  });

  it('turns rpx into the width of the phone, and vh into the height below the bar', async () => {
    const script = await build();
    expect(script).toContain('.one { margin: 10vw; }');
    expect(script).toContain('height: calc(50 * var(--wx-vh))');
  });

  it('prefixes the classes of a component, and those only', async () => {
    expect(await build()).toContain('.components_own-mark_own-mark--mark {');
    app?.removeAll();
    const shared = { 'components/own-mark/own-mark.json': '{"component":true,"styleIsolation":"shared"}' };
    expect(await build(shared)).not.toContain('own-mark--mark');
  });

  it('gives the phone no name that only a browser has', async () => {
    const script = await build({ 'text.ts': 'export const text = [fetch, document];' });
    expect(lineWith(script, ' text = ')).toBe('text = [void 0, void 0];');
  });

  it('maps tags of WXML in selectors', async () => {
    const script = await build({ 'pages/one/one.wxss': 'page, view, camera, button { margin: 0 }' });
    expect(script).toContain('wx-page, wx-view, wx-camera, button { margin: 0 }');
  });

  it.each(['subPackages', 'subpackages'])('takes pages and components of %s', async (name) => {
    const script = await build({ ...SUBPACKAGE, 'app.json': appWith(name) });
    expect(/"?pages"?: \["pages\/one\/one", "back\/pages\/two\/two"\]/.test(script)).toBe(true);
    expect(script).toContain('.back_own-part_own-part--part { margin: 10vw; }');
  });

  it('is the real one, too', async () => {
    const script = await buildMiniProgram(join(__dirname, '../../../miniprogram'));
    expect(script).toContain('startMiniProgram({');
  });
});

describe('the build stops at', () => {
  it.each<[string, string, string | null, string]>([
    ['broken WXML', 'pages/one/one.wxml', '<view>', 'pages/one/one.wxml:1:2 missing end tag'],
    [
      'a broken binding',
      'pages/one/one.wxml',
      '<view a="{{ b + }}" />',
      'pages/one/one.wxml:1:17 unexpected',
    ],
    [
      'an unknown tag',
      'pages/one/one.wxml',
      '\n <veiw />',
      'pages/one/one.wxml:2:2 <veiw> is neither a built-in nor declared',
    ],
    ['a tag of HTML', 'pages/one/one.wxml', '<div />', 'pages/one/one.wxml:1:1 <div> is neither'],
    [
      'a component that the page does not declare',
      'pages/one/one.json',
      '{}',
      'pages/one/one.wxml:2:1 <own-mark> is neither',
    ],
    [
      'a built-in that it does not know',
      'pages/one/one.wxml',
      '<map />',
      'pages/one/one.wxml:1:1 <map> is not reproduced',
    ],
    ['a missing picture', 'dot.png', null, 'pages/one/one.wxml:3:1 /dot.png is missing'],
    [
      'a picture from elsewhere',
      'pages/one/one.wxml',
      '<image src="https://a.example/b.png" />',
      'must not load',
    ],
    [
      'a missing template',
      'pages/one/one.wxml',
      '<import src="./row.wxml" />',
      'pages/one/row.wxml is missing',
    ],
    [
      'a missing WXS module',
      'pages/one/one.wxml',
      '<wxs src="./w.wxs" module="w" />',
      'pages/one/w.wxs is missing',
    ],
    ['a missing page', 'pages/one/one.wxml', null, 'pages/one/one.wxml is missing'],
    ['a missing script', 'pages/one/one.ts', null, 'pages/one/one.ts is missing'],
    [
      'a missing component',
      'components/own-mark/own-mark.json',
      null,
      'components/own-mark/own-mark.json is missing',
    ],
    ['a page taken for a component', 'components/own-mark/own-mark.json', '{}', 'must say "component": true'],
    ['JSON that is none', 'app.json', '{', 'app.json is not JSON'],
    ['no page', 'app.json', '{"pages":[]}', 'app.json names no page'],
    [
      'a missing theme file',
      'app.json',
      '{"pages":["pages/one/one"],"themeLocation":"t.json"}',
      't.json is missing',
    ],
    ['broken TypeScript', 'text.ts', 'export const text = ;', 'text.ts:1:21 Unexpected ";"'],
    ['a missing module', 'text.ts', null, 'pages/one/one.ts:1:22 Could not resolve'],
    ['a warning of the bundler', 'text.ts', "export const text = typeof x === 'nmber';", 'text.ts:1:34'],
    ['broken WXSS', 'pages/one/one.wxss', '.a { color: red', 'pages/one/one.wxss:1:1 Unclosed block'],
    ['a missing import of WXSS', 'base.wxss', null, 'app.wxss:1:1 @import base.wxss: the file is missing'],
    ['WXSS that imports itself', 'base.wxss', '@import "./app.wxss";', 'imports itself'],
    ['a picture in WXSS', 'app.wxss', '.a { background: url(/dot.png) }', 'WXSS takes data: only'],
    ['an unknown tag in WXSS', 'app.wxss', 'div { color: red }', 'app.wxss:1:1 div: <div> is no built-in'],
    [
      'a component that selects by tag',
      'components/own-mark/own-mark.wxss',
      'view { color: red }',
      'by class only',
    ],
  ])('%s', async (_, file, content, problem) => {
    const problems = await problemsOf({ [file]: content });
    expect(problems).toContainEqual(expect.stringContaining(problem));
  });

  it('a component of a subpackage that is used outside of it', async () => {
    const problems = await problemsOf({
      ...SUBPACKAGE,
      'pages/one/one.json':
        '{"usingComponents":{"own-mark":"../../components/own-mark/own-mark","own-part":"/back/own-part/own-part"}}',
    });
    expect(problems).toEqual([
      'pages/one/one.json back/own-part/own-part is in the subpackage back/: out of reach from here',
    ]);
  });

  it('all problems at once', async () => {
    const problems = await problemsOf({
      'pages/one/one.wxml': '<veiw />',
      'text.ts': null,
      'base.wxss': null,
    });
    expect(problems).toHaveLength(3);
  });
});
