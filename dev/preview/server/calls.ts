/** What the phone and the panel send: JSON, checked here before anything is done with it. */
import type { Context } from 'hono';
import * as v from 'valibot';
import type { PreviewBackend } from '../backend';

const APP_ID = 'wxpreview0000000000';

const Call = v.object({ name: v.string(), data: v.unknown(), openId: v.pipe(v.string(), v.minLength(1)) });
const Upload = v.object({
  path: v.pipe(v.string(), v.minLength(1)),
  openid: v.pipe(v.string(), v.minLength(1)),
});
const Facial = v.object({ verifyId: v.string(), ret: v.nullable(v.number()) });
const Enrolment = v.object({ name: v.string(), idNumber: v.string(), photo: v.pipe(v.string(), v.base64()) });
const Force = v.object({ scenario: v.nullable(v.string()) });
const WechatError = v.object({ errCode: v.number(), errMsg: v.string() });

/**
 * An error of WeChat is an answer like any other: the browser has no reason to complain. One without
 * WeChat's fields is a fault of the backend.
 */
function failure(context: Context, error: unknown): Response {
  const known = v.safeParse(WechatError, error);
  if (known.success) return context.json({ failure: known.output });
  console.error(error);
  return context.json(
    { failure: { errCode: -1, errMsg: 'backend of the preview failed, see its log' } },
    500,
  );
}

export async function callFunction(context: Context, backend: PreviewBackend): Promise<Response> {
  const call = v.safeParse(Call, await context.req.json().catch(() => null));
  if (!call.success) return context.json({ failure: { errCode: -1, errMsg: 'bad call' } }, 400);
  const { name, data, openId } = call.output;
  try {
    return context.json({ result: await backend.callFunction({ name, data, openId, appId: APP_ID }) });
  } catch (error) {
    return failure(context, error);
  }
}

export async function uploadFile(context: Context, backend: PreviewBackend): Promise<Response> {
  const upload = v.safeParse(Upload, context.req.query());
  if (!upload.success) return context.json({ failure: { errCode: -1, errMsg: 'bad upload' } }, 400);
  const bytes = Buffer.from(await context.req.arrayBuffer());
  try {
    return context.json({
      result: await backend.uploadFile(upload.output.path, bytes, upload.output.openid),
    });
  } catch (error) {
    return failure(context, error);
  }
}

export async function facial(context: Context, backend: PreviewBackend): Promise<Response> {
  const ended = v.safeParse(Facial, await context.req.json().catch(() => null));
  if (!ended.success) return context.json({ error: 'bad step' }, 400);
  const { verifyId, ret } = ended.output;
  return context.json({ ret: backend.completeStep(verifyId, ret) });
}

export async function force(context: Context, backend: PreviewBackend): Promise<Response> {
  const wanted = v.safeParse(Force, await context.req.json().catch(() => null));
  if (!wanted.success) return context.json({ error: 'bad scenario' }, 400);
  backend.force(wanted.output.scenario);
  return context.json(backend.state());
}

/** A photo of the developer's own camera. Answers `{ problem }`: words, or null. */
export async function enrol(context: Context, backend: PreviewBackend): Promise<Response> {
  const wanted = v.safeParse(Enrolment, await context.req.json().catch(() => null));
  if (!wanted.success || backend.enrol === undefined) return context.json({ problem: 'bad enrolment' }, 400);
  const { photo, ...person } = wanted.output;
  return context.json({ problem: await backend.enrol(person, Buffer.from(photo, 'base64')) });
}
