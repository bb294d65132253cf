/** One photo of the developer, by the camera of this machine. */

/** A webcam begins dark, and finds the light in about this time. */
const SETTLE_MS = 1000;

function jpegOf(video: HTMLVideoElement): string {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const [, base64 = ''] = canvas.toDataURL('image/jpeg', 0.92).split(',');
  return base64;
}

/** @returns Base64 of a JPEG. @throws where there is no camera, or the browser may not use it */
export async function takeOwnPhoto(): Promise<string> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'user', width: { ideal: 1280 } },
  });
  try {
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = stream;
    await video.play();
    await new Promise((done) => setTimeout(done, SETTLE_MS));
    return jpegOf(video);
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}
