/** English: what each outcome and each refusal says. */
import { enStepOutcomes } from './en-step';
import type { Words } from './words';

type Results = Pick<Words, 'outcomes' | 'errors'>;

const retakeFile = (meaning: string) => ({
  headline: 'This photo cannot be used',
  meaning: `${meaning} Nothing was checked and no attempt was used.`,
  todo: 'Please take a new one.',
});

const noFault = 'It is not your fault, and the photo was not kept.';
const otherWay = 'Please use another way. It leads to the same place.';

export const enResults: Results = {
  outcomes: {
    SAME_PERSON: {
      headline: 'Verified',
      meaning: 'Name, ID number and photo match.',
      todo: 'There is nothing more to do.',
    },
    LIKELY_SAME_PERSON: {
      headline: 'Almost sure',
      meaning: 'Name and number match, and the photo is similar, but not similar enough to be sure.',
      todo: 'Find even light, take off mask and hat, look straight ahead and take a new photo.',
    },
    DIFFERENT_PERSON: {
      headline: 'We could not confirm the same person',
      meaning:
        'Name and number match, but this photo is not similar enough to the one on record. Light, angle or something in front of the face can cause that.',
      todo: 'The person on the ID card should take a new photo in even light, looking straight ahead.',
    },
    NAME_ID_MISMATCH: {
      headline: 'Name and number do not belong together',
      meaning: 'On record this number belongs to another name. The photo was not compared yet.',
      todo: 'Please check both against your ID card.',
    },
    ID_NOT_FOUND: {
      headline: 'This number was not found',
      meaning: `It is not on record yet, as happens with a new or recently changed card. ${noFault}`,
      todo: otherWay,
    },
    NO_ID_PHOTO: {
      headline: 'There is no photo to compare with',
      meaning: `Your ID photo is not on record, so a selfie cannot be checked. ${noFault}`,
      todo: otherWay,
    },
    PHOTO_UNUSABLE: {
      headline: 'The face was not clear',
      meaning: 'The photo was too dark or blurred, or something was in front of the face.',
      todo: 'Face the light, show your whole face, hold still and take a new photo.',
    },
    PHOTO_TOO_LARGE: {
      headline: 'The photo was not compared',
      meaning: 'It was over the size limit. That is our fault and costs you no attempt.',
      todo: 'Please take a new one.',
    },
    SERVICE_EXCEPTION: {
      headline: 'The verification service had a fault',
      meaning:
        'There is no result. Your details and photo are still on this page, and it cost you no attempt.',
      todo: 'Wait for the countdown, then check again.',
    },
    NAME_MALFORMED: {
      headline: 'The name was not accepted as written',
      meaning: 'The verification service found a wrong character in it. Number and photo were not compared.',
      todo: 'Please correct the name as on your ID card.',
    },
    ID_MALFORMED: {
      headline: 'The number was not accepted as written',
      meaning: 'The verification service found it wrong. Name and photo were not compared.',
      todo: 'Please correct the number as on your ID card.',
    },
    ...enStepOutcomes,
    UNRECOGNISED: {
      headline: 'Not confirmed yet',
      meaning:
        'No clear answer came: not a pass, not a fail. Nothing is lost, it cost you no attempt, and we will look it up.',
      todo: 'Keep the reference. Look again later, or use another way.',
    },
  },
  errors: {
    BAD_REQUEST: {
      headline: 'This was not accepted',
      meaning: 'App and service may have different versions. Nothing was checked and no attempt was used.',
      todo: 'Close the mini-program completely and open it again, or use another way.',
    },
    UNKNOWN_ACTION: {
      headline: 'The mini-program needs an update',
      meaning: 'The service does not know this request. Nothing was checked and no attempt was used.',
      todo: 'Close the mini-program completely and open it again, or use another way.',
    },
    NOT_SIGNED_IN: {
      headline: 'Your WeChat was not recognised',
      meaning: 'The check works only inside WeChat. No photo was taken and nothing was sent.',
      todo: 'Open the mini-program again in WeChat, or use another way.',
    },
    SESSION_NOT_FOUND: {
      headline: 'This link does not work',
      meaning: 'It may be incomplete, or it was deleted. Nothing was sent.',
      todo: 'Open it again from where you got it, or use another way.',
    },
    SESSION_FOREIGN: {
      headline: 'This link is in use already',
      meaning: 'Only the first person who opens a link can use it. Nothing was sent.',
      todo: 'Ask whoever sent it for a new one, or use another way.',
    },
    SESSION_EXPIRED: {
      headline: 'This verification has expired',
      meaning: 'It has to be done within 30 minutes. Your details and photo were not kept.',
      todo: 'Open it again from where you came, or use another way.',
    },
    SESSION_CLOSED: {
      headline: 'This verification is over',
      meaning: 'It has a result or was cancelled. No attempt was used.',
      todo: 'Go back to where you came from, or use another way.',
    },
    ATTEMPTS_USED_UP: {
      headline: 'No attempts left',
      meaning: 'All attempts are used. It does not mean that you are refused.',
      todo: otherWay,
    },
    ATTEMPT_IN_PROGRESS: {
      headline: 'The last check is still running',
      meaning: 'One check runs at a time and nothing is sent twice. Nothing is lost.',
      todo: 'Wait a moment, then look up the result.',
    },
    ATTEMPT_MISMATCH: {
      headline: 'Please take a new photo',
      meaning: 'The details differ from what was sent before. It was not accepted and used no attempt.',
      todo: 'Take a new photo and send it.',
    },
    VERIFIER_NOT_ALLOWED: {
      headline: 'This verification needs another check',
      meaning:
        'It was begun in another way, or the service does not offer this one. Nothing was submitted and no attempt is used.',
      todo: 'Open the mini-program again, or take another way.',
    },
    CONSENT_REQUIRED: {
      headline: 'Your consent is missing',
      meaning: 'Without your separate consent we do not process your face. Nothing was sent.',
      todo: 'Start again and tick the consent, or use another way.',
    },
    GUARDIAN_CONSENT_REQUIRED: {
      headline: "The guardian's consent is missing",
      meaning: 'The number shows an age under 14. Nothing was checked and no attempt was used.',
      todo: 'A guardian has to tick the consent beside your details, or use another way.',
    },
    NAME_INVALID: {
      headline: 'The name needs a correction',
      meaning: 'It is not written as a name. Nothing was checked and no attempt was used.',
      todo: 'Please correct it as on your ID card.',
    },
    ID_NUMBER_INVALID: {
      headline: 'The ID number needs a correction',
      meaning: 'It is not a valid number. Nothing was checked and no attempt was used.',
      todo: 'Please correct it as on your ID card.',
    },
    PHOTO_UNREADABLE: retakeFile('The file is incomplete and cannot be opened.'),
    PHOTO_FORMAT_UNSUPPORTED: retakeFile('This kind of picture is not supported.'),
    PHOTO_TOO_MANY_PIXELS: retakeFile('The picture has too many pixels.'),
    PHOTO_TOO_SMALL: retakeFile('The picture is too small to show a face.'),
    PHOTO_FILE_TOO_LARGE: retakeFile('The file is too large.'),
    PHOTO_CANNOT_FIT: retakeFile('The picture could not be made small enough.'),
    PHOTO_NOT_YOURS: retakeFile('This photo does not belong to this verification.'),
    PHOTO_NOT_FOUND: retakeFile('The photo did not arrive.'),
    PHOTO_DOWNLOAD_FAILED: retakeFile('The photo was cut off on its way.'),
    PHOTO_ALREADY_FAILED: {
      headline: 'This photo has been used before',
      meaning: 'The same photo did not pass and would not pass now, so it was not sent. No attempt was used.',
      todo: 'Change the light or the angle and take a new one.',
    },
    PHOTO_TOO_DARK: {
      headline: 'Too dark to see a face',
      meaning:
        'Nothing could be compared on such a photo, so it was not sent. No attempt was used and it was not kept.',
      todo: 'Turn towards a window or a lamp and take a new one.',
    },
    PHOTO_TOO_BRIGHT: {
      headline: 'Too bright to see a face',
      meaning:
        'The face is almost white and could not be compared, so it was not sent. No attempt was used and it was not kept.',
      todo: 'Turn away from the direct light and take a new one.',
    },
    PHOTO_NO_FACE: {
      headline: 'Nothing can be seen on the photo',
      meaning: 'Something may cover the lens. It was not sent, no attempt was used and it was not kept.',
      todo: 'Wipe the lens, keep your fingers off it and take a new photo.',
    },
    PHOTO_BLURRED: {
      headline: 'Too blurred to see a face',
      meaning:
        'Nothing could be compared on such a photo, so it was not sent. No attempt was used and it was not kept.',
      todo: 'Wipe the lens, hold the phone still and take a new one.',
    },
    PERSON_LIMIT_REACHED: {
      headline: 'No more checks today',
      meaning: 'For safety each person has a daily limit. It does not mean that you are refused.',
      todo: 'Try again tomorrow, or use another way now.',
    },
    SUBJECT_LIMIT_REACHED: {
      headline: 'No more checks of this number today',
      meaning: 'For safety each ID number has a daily limit. It does not mean that you are refused.',
      todo: 'Try again tomorrow, or use another way now.',
    },
    SERVICE_LIMIT_REACHED: {
      headline: 'Face verification has stopped for today',
      meaning: 'The service has used up its checks for today. It is not your fault and cost you no attempt.',
      todo: 'Come back tomorrow, or use another way now.',
    },
    SERVICE_PAUSED: {
      headline: 'Face verification is paused',
      meaning: 'The service cannot be used right now and its staff have been told. It cost you no attempt.',
      todo: otherWay,
    },
    SERVICE_BUSY: {
      headline: 'Many people are verifying right now',
      meaning: 'Yours did not get its turn. Nothing you gave is lost, and it cost you no attempt.',
      todo: 'Wait for the countdown, then check again.',
    },
    SERVICE_UNAVAILABLE: {
      headline: 'The service did not answer',
      meaning: 'This was not accepted. Your details are still here, and it cost you no attempt.',
      todo: 'Wait for the countdown, then try again.',
    },
    SETTING_MISSING: {
      headline: 'Face verification is not set up yet',
      meaning: 'That is for the operator to do, not for you. Nothing was sent.',
      todo: otherWay,
    },
  },
};
