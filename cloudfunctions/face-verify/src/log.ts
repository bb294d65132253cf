/**
 * The log: JSON lines of listed fields with listed forms.
 *
 * What a person typed cannot get in, even by mistake: a text that is not a short word of our own kind
 * (a code, an id, an error's class) is left out and named in `dropped`.
 */
import type { Attempt } from './domain/attempt';
import type { Log } from './ports';

const WORD = /^[\w.:/-]{1,80}$/;

type Scalar = string | number | boolean | null;
type Listed = Scalar | readonly Scalar[];

/** What the log tells of an attempt: no hash and no mask, only what a call is looked up by. */
function listAttempt({
  id,
  source,
  imageBytes,
  imageMs,
  decision,
}: Attempt): Readonly<Record<string, unknown>> {
  if (decision === null) return { attemptId: id, source, imageBytes, imageMs };
  const { state, code, charged, problem, httpStatus, gatewayCode, status, sends, apiMs } = decision;
  const { requestIds } = decision;
  return {
    ...{ attemptId: id, source, state, code, charged, problem, httpStatus, gatewayCode, status },
    ...{ requestIds, sends, imageBytes, imageMs, apiMs },
  };
}

/** An ID number would pass for a word: 15 digits or more in a row never do. */
function isScalar(value: unknown): value is Scalar {
  if (typeof value === 'string') return value === '' || (WORD.test(value) && !/\d{15}/.test(value));
  return (
    value === null || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
  );
}

const isListed = (value: unknown): value is Listed =>
  Array.isArray(value) ? value.every(isScalar) : isScalar(value);

/** @param write takes one line without its end */
export function createLog(write: (line: string) => void): Log {
  return (entry) => {
    const line: Record<string, Listed> = {};
    const dropped: string[] = [];
    const { attempt, error, ...rest } = entry;
    const fields = {
      ...rest,
      ...(attempt === undefined ? {} : listAttempt(attempt)),
      ...('error' in entry ? describeError(error) : {}),
    };
    for (const [name, value] of Object.entries(fields)) {
      if (value === undefined) continue;
      if (isListed(value)) line[name] = value;
      else dropped.push(name);
    }
    if (dropped.length > 0) line['dropped'] = dropped.join(',');
    write(JSON.stringify(line));
  };
}

interface ErrorDescription {
  readonly errorName: string;
  readonly errorCode?: string;
  /** File, line and column of the built function. */
  readonly where?: string;
}

/** What may be said of an error that is not ours: class, code and place. Its message may hold anything. */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const code = 'errCode' in error ? error.errCode : 'code' in error ? error.code : undefined;
  const where = /\((?:.*[\\/])?([\w.-]+:\d+:\d+)\)|at (?:.*[\\/])?([\w.-]+:\d+:\d+)/.exec(error.stack ?? '');
  const place = where?.[1] ?? where?.[2];
  return {
    errorName: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { errorCode: String(code) } : {}),
    ...(place === undefined ? {} : { where: place }),
  };
}
