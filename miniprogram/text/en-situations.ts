/** English: verifications that are over, and places of the flow without an answer. */
import type { Words } from './words';

export const enSituations: Pick<Words, 'sessions' | 'situations'> = {
  sessions: {
    passed: {
      headline: 'You are verified already',
      meaning: 'This verification is complete; no new photo is needed.',
      todo: 'Go back and carry on.',
    },
    failed: {
      headline: 'This verification did not pass',
      meaning: 'All attempts are used. It does not mean that you are refused.',
      todo: 'Please use another way. It leads to the same place.',
    },
    review: {
      headline: 'A person is looking at it',
      meaning: 'It is with our staff now; no photo is needed any more. Nothing is lost.',
      todo: 'There is nothing to do. You will be told the result.',
    },
    expired: {
      headline: 'This verification has expired',
      meaning: 'It has to be done within 30 minutes. Your details and photo were not kept.',
      todo: 'Open it again from where you came, or use another way.',
    },
    cancelled: {
      headline: 'This verification was cancelled',
      meaning: 'Whoever asked for it cancelled it. Your details and photo were not kept.',
      todo: 'Go back to where you came from, or use another way.',
    },
  },
  situations: {
    offline: {
      headline: 'The service cannot be reached',
      meaning: 'The network may be down. No photo was taken yet and nothing is lost.',
      todo: 'Check the network and try again.',
    },
    'not-ready': {
      headline: 'The service is not ready yet',
      meaning: 'Many people may be using it now. No photo was taken yet and nothing is lost.',
      todo: 'Wait ten seconds and try again, or use another way.',
    },
    'not-sent': {
      headline: 'It was not sent',
      meaning:
        'The service did not receive it. Details and photo are still on this page; no attempt was used.',
      todo: 'Check the network and send it again. It will not be checked twice.',
    },
    unresolved: {
      headline: 'Not confirmed yet',
      meaning:
        'The connection dropped after sending and the result cannot be looked up right now. Nothing is lost, and nothing is checked twice.',
      todo: 'Check the network, then look up the result again.',
    },
    pending: {
      headline: 'You have not seen the last result yet',
      meaning: 'The check may still be running, or it has a result already. Nothing is lost.',
      todo: 'Look at the result first.',
    },
    'old-wechat': {
      headline: 'This WeChat is too old',
      meaning: 'It cannot take and send the photo safely. Nothing was sent.',
      todo: 'Update WeChat and open this again, or use another way.',
    },
    'old-for-step': {
      headline: 'This WeChat is too old',
      meaning: 'This version cannot do the face check inside WeChat yet. Nothing has been submitted.',
      todo: 'Update WeChat and open this again, or take another way.',
    },
    'no-step': {
      headline: 'This phone cannot do the face check in WeChat',
      meaning:
        'WeChat says that this phone is not supported. Nothing has been submitted; it is not your fault.',
      todo: 'Use another phone, or take another way, which works just as well.',
    },
  },
};
