/** What the fake camera sees: a drawn picture whose halves tell left from right. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { writeVideo } from '../../dev/browser';

export interface CameraPicture {
  /** For `launchBrowser({ videoFile })`. */
  readonly videoFile: string;
  remove(): Promise<void>;
}

export const LEFT = { r: 200, g: 30, b: 30 };
export const RIGHT = { r: 30, g: 60, b: 200 };

/** Left red, right blue. */
export async function drawCameraPicture(): Promise<CameraPicture> {
  const folder = await mkdtemp(join(tmpdir(), 'preview-camera-'));
  const videoFile = join(folder, 'halves.y4m');
  const right = await sharp({ create: { width: 320, height: 360, channels: 3, background: RIGHT } })
    .png()
    .toBuffer();
  const left = sharp({ create: { width: 640, height: 360, channels: 3, background: LEFT } });
  await writeVideo(left.composite([{ input: right, left: 320, top: 0 }]), videoFile);
  return { videoFile, remove: () => rm(folder, { recursive: true }) };
}

/** A photo in the middle of a frame of 1280 × 720, on grey. */
export async function showPhoto(photo: Buffer): Promise<CameraPicture> {
  const folder = await mkdtemp(join(tmpdir(), 'preview-camera-'));
  const videoFile = join(folder, 'photo.y4m');
  const frame = sharp(photo).resize({ width: 1280, height: 720, fit: 'contain', background: '#999' });
  await writeVideo(frame, videoFile);
  return { videoFile, remove: () => rm(folder, { recursive: true }) };
}

/** Mean colour of the left and of the right third of a picture. */
export async function halvesOf(picture: Buffer): Promise<{ left: number[]; right: number[] }> {
  const { width = 0, height = 0 } = await sharp(picture).metadata();
  const third = Math.floor(width / 3);
  const mean = async (left: number) => {
    const { channels } = await sharp(
      await sharp(picture).extract({ left, top: 0, width: third, height }).toBuffer(),
    ).stats();
    return channels.slice(0, 3).map((channel) => Math.round(channel.mean));
  };
  return { left: await mean(0), right: await mean(width - third) };
}
