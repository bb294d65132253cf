/** What a person sees, in two words: `pass SAME_PERSON`, `retry SERVICE_BUSY`, `no answer`. */
import * as v from 'valibot';
import { ERRORS, isErrorCode } from '../../miniprogram/contract/errors';

const Refused = v.object({
  ok: v.literal(false),
  error: v.object({ code: v.pipe(v.string(), v.guard(isErrorCode)) }),
});
const View = v.variant('status', [
  v.object({ status: v.literal('in-progress') }),
  v.object({ status: v.literal('refused'), code: v.pipe(v.string(), v.guard(isErrorCode)) }),
  v.object({ status: v.literal('decided'), code: v.string(), state: v.string() }),
]);
const SessionView = v.object({
  state: v.string(),
  attempts: v.object({ limit: v.number(), remaining: v.number() }),
});
const Submitted = v.object({ ok: v.literal(true), data: v.object({ attempt: View }) });
const Looked = v.object({
  ok: v.literal(true),
  data: v.object({ session: SessionView, attempts: v.array(View) }),
});

export const NO_ANSWER = 'no answer';

function wordsOf(view: v.InferOutput<typeof View>): string {
  switch (view.status) {
    case 'in-progress':
      return 'in progress';
    case 'refused':
      return `${ERRORS[view.code].state} ${view.code}`;
    case 'decided':
      return `${view.state} ${view.code}`;
  }
}

/** Of an answer to `submitAttempt`. @throws ValiError for an answer that is not of the contract */
export function submitted(answer: unknown): string {
  const refused = v.safeParse(Refused, answer);
  if (!refused.success) return wordsOf(v.parse(Submitted, answer).data.attempt);
  const { code } = refused.output.error;
  return `${ERRORS[code].state} ${code}`;
}

/** Of an answer to `getSession`: the session, what is left of it, and its latest attempt. */
export function looked(answer: unknown): string {
  const { session, attempts } = v.parse(Looked, answer).data;
  const [latest] = attempts;
  const left = `${session.state}, ${session.attempts.remaining} of ${session.attempts.limit} left`;
  return latest === undefined ? left : `${wordsOf(latest)}; ${left}`;
}
