/** The stand-in with enrolled faces: what a person gets depends on his face, and on nothing that is played. */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { type FaceApi, personFor, type ScenarioName, startFaceApi } from '../../../dev/face-api';
import { groupPhoto, portrait, withoutPerson } from '../../../dev/faces/package-photos';
import { type FaceTools, openFaces } from '../../../dev/faces/tools';
import { startService } from '../../../dev/service';
import { verifyOnce } from '../../../dev/verification';
import { checkCharacter } from '../../../miniprogram/contract/identity';

/** Not in the roster; invented. */
const STRANGER = { name: '钱八', idNumber: `44030519920517384${checkCharacter('44030519920517384')}` };
const ENROLLED = 'sample6-first';

let folder: string;
let faces: FaceTools;
let api: FaceApi;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faces-'));
  faces = await openFaces(join(folder, 'register.json'));
  expect(await faces.enrol(STRANGER, await portrait(ENROLLED))).toBeNull();
  const [enrolled] = faces.register.people();
  // The same face under more numbers.
  const people: ScenarioName[] = ['status-3', 'status--1', 'status-number', 'gateway-B403MQ'];
  for (const { name, idNumber } of people.map(personFor)) {
    faces.register.put({ name, idNumber, descriptor: enrolled?.descriptor ?? [] });
  }
  api = await startFaceApi({ faces: faces.register });
}, 120_000);

afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});

/** As a phone re-encodes it. */
const smaller = (photo: Buffer): Promise<Buffer> =>
  sharp(photo).resize({ width: 600 }).jpeg({ quality: 70 }).toBuffer();

/** What the stand-in says over HTTP. */
async function ask(person: { name: string; idNumber: string }, photo: Buffer): Promise<unknown> {
  const form = { idCard: person.idNumber, name: person.name, image: photo.toString('base64') };
  const response = await fetch(api.url, {
    method: 'POST',
    headers: { authorization: `APPCODE ${api.appCode}` },
    body: new URLSearchParams(form),
  });
  return Object(await response.json().catch(() => ({})))['status'];
}

describe('an enrolled person', () => {
  it('passes by his own face, encoded anew, whatever the roster has him play', async () => {
    const own = await smaller(await portrait(ENROLLED));
    expect(await ask(personFor('status-3'), own)).toBe('1');
    expect(api.calls.at(-1)?.comparison).toMatchObject({ status: '1', faces: 1 });
    expect(api.calls.at(-1)?.comparison?.distance).toBeLessThan(0.2);
    expect(await ask(STRANGER, own)).toBe('1');
  });

  it('fails by the face of another', async () => {
    const other = await smaller(await portrait('sample3-middle'));
    expect(await ask(personFor('status-3'), other)).toBe('3');
    expect(api.calls.at(-1)?.comparison?.distance).toBeGreaterThan(0.6);
  });

  it.each<[string, () => Promise<Buffer>, number]>([
    ['nobody', withoutPerson, 0],
    ['several people', () => groupPhoto('sample5'), 5],
  ])('gets -4 for a picture of %s', async (_, photo, count) => {
    const picture = await sharp(await photo())
      .resize({ width: 1008 })
      .jpeg({ quality: 60 })
      .toBuffer();
    expect(await ask(personFor('status-3'), picture)).toBe('-4');
    expect(api.calls.at(-1)?.comparison).toEqual({ status: '-4', faces: count, distance: null });
  });

  it('gets -1 under another name, before his picture is looked at', async () => {
    const own = await smaller(await portrait(ENROLLED));
    expect(await ask({ ...STRANGER, name: '钱九' }, own)).toBe('-1');
    expect(api.calls.at(-1)?.comparison).toBeNull();
  });

  it.each<[ScenarioName, unknown]>([
    ['status--1', '-1'],
    ['status-number', 1],
    ['gateway-B403MQ', undefined],
  ])('goes on to play what no face decides: %s', async (scenario, status) => {
    expect(await ask(personFor(scenario), await smaller(await portrait(ENROLLED)))).toBe(status);
  });

  it('passes and fails through the built function as well', async () => {
    const service = await startService({ faceApi: api, settings: faces.settings });
    const { cloudbase } = service;
    try {
      const own = { ...STRANGER, photo: await portrait(ENROLLED, 1512) };
      expect(await verifyOnce(cloudbase, own)).toMatchObject({ state: 'pass', code: 'SAME_PERSON' });
      const other = { ...STRANGER, photo: await portrait('sample3-middle', 1512) };
      expect(await verifyOnce(cloudbase, other)).toMatchObject({ state: 'fail', code: 'DIFFERENT_PERSON' });
    } finally {
      await service.close();
    }
  });
});

describe('whoever is not enrolled', () => {
  it('plays his part, without a comparison', async () => {
    const picture = await smaller(await withoutPerson());
    expect(await ask(personFor('status-1'), picture)).toBe('1');
    expect(api.calls.at(-1)?.comparison).toBeNull();
  });
});

describe('the register', () => {
  it('holds no picture, and is for its owner alone', async () => {
    const text = await readFile(faces.register.file, 'utf8');
    expect(text.length).toBeLessThan(6 * 4000);
    expect(text).not.toContain('/9j/');
    expect((await stat(faces.register.file)).mode & 0o077).toBe(0);
  });

  it('does not take a photo of nobody, of several, or of nothing, and says why', async () => {
    expect(await faces.enrol(STRANGER, await withoutPerson())).toMatch(/no face/);
    expect(await faces.enrol(STRANGER, await groupPhoto('sample5'))).toMatch(/several faces/);
    expect(await faces.enrol(STRANGER, Buffer.from('no picture'))).toMatch(/cannot be read/);
    expect(faces.register.nameOf(STRANGER.idNumber)).toBe(STRANGER.name);
  });

  it('forgets whom it is told to, and goes on to play the part of the others', async () => {
    const { idNumber } = personFor('status-3');
    expect([faces.register.remove(idNumber), faces.register.remove(idNumber)]).toEqual([true, false]);
    expect(await ask(personFor('status-3'), await smaller(await portrait(ENROLLED)))).toBe('3');
    expect(api.calls.at(-1)?.comparison).toBeNull();
  });
});
