/** English: whether the service works, and how to stop it. */
import type { OperatorWords } from './words';

export const enService: Pick<OperatorWords, 'service'> = {
  service: {
    title: 'Pause and resume',
    states: {
      open: {
        headline: 'The service works',
        meaning: 'People can verify themselves.',
        todo: '',
      },
      stopped: {
        headline: 'Paused by an operator',
        meaning: 'People are told so when they open it: no photo is taken and nothing is paid.',
        todo: 'Resume it when you are ready.',
      },
      paused: {
        headline: 'The service paused itself',
        meaning: 'The face API refuses every call, so nothing more is sent or paid.',
        todo: 'Mend the reason, then resume it; from time to time it tries by itself.',
      },
      held: {
        headline: 'Waiting a moment',
        meaning: 'The face API limits the rate; it goes on by itself.',
        todo: 'There is nothing to do.',
      },
    },
    since: 'Since',
    until: 'Until',
    probe: 'Tries by itself at',
    problem: 'Reason',
    problems: {
      QUOTA_EXHAUSTED: 'The package is used up: buy calls, then enter them.',
      QUOTA_EXPIRED: 'The package is out of date: renew it, then enter it.',
      SUBSCRIPTION_INVALID: "The purchase is not valid: look at the market's console.",
      ARREARS: 'The account is in arrears: pay, or tell the seller.',
      NOT_AUTHORISED: 'The credential is not for this API: check which one was bought.',
      APPCODE_INVALID: 'The credential is wrong: set it anew for the cloud function.',
      CREDENTIALS_MISSING: 'The gateway saw no credential: check proxies, or tell us.',
      ACCESS_DENIED: 'An access rule of the seller refuses us: ask him.',
      DOMAIN_BLOCKED: "The seller's domain is blocked: ask him.",
      API_NOT_FOUND: 'The address is wrong: check that of the cloud function.',
      REQUEST_MALFORMED: 'The gateway does not like the request: tell us the code.',
    },
    otherProblem: 'Look the code up in the operating guide.',
    why: 'Why pause',
    reason: 'Reason',
    reasons: {
      MAINTENANCE: 'Maintenance',
      RENEWAL: 'Renewal',
      INCIDENT: 'Something is wrong',
      OTHER: 'Other',
    },
    pause: 'Pause the service',
    resume: 'Resume the service',
    pauseTitle: 'Pause the service?',
    pauseText:
      'New verifications stop at once; people see that it is paused, and the other way. One under way is finished.',
    resumeTitle: 'Resume the service?',
    resumeText: 'The next verification really asks; if the reason is still there, it pauses again.',
  },
};
