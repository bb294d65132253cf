/** The other way than the face: what he types goes to the staff, who look at his document. */
import { decided, refused } from './answers';
import { ADULT, CHILD, type Hand, send, write } from './hand';
import { type Given, type Scene, scene } from './scene';

/** From the start page, without a consent to anything of his face. */
async function toForm({ page, words, button, see }: Hand): Promise<void> {
  // Before the verification is open there is none that staff could take over.
  await button(words.start.begin).waitFor();
  await button(words.common.alternative).click();
  await page.getByRole('dialog').getByRole('button', { name: words.common.review, exact: true }).click();
  await see(words.identity.reviewLead);
}

async function fillIn(hand: Hand): Promise<void> {
  await toForm(hand);
  await write(hand, ADULT.name, ADULT.idNumber);
}

/** Sends the form and sees `text`. */
function sent(name: string, text: (words: Hand['words']) => string, given: Given): Scene {
  const play = async (hand: Hand) => {
    await fillIn(hand);
    await hand.button(hand.words.identity.reviewNext).click();
    await hand.see(text(hand.words));
  };
  return scene(`staff-${name}`, play, given);
}

export const STAFF: readonly Scene[] = [
  scene('staff-form', toForm),
  scene('staff-form-filled', fillIn),
  scene('staff-form-missing', async (hand) => {
    await toForm(hand);
    await hand.button(hand.words.identity.reviewNext).click();
    await hand.see(hand.words.nameProblems.NAME_EMPTY);
  }),
  scene('staff-form-guardian', async (hand) => {
    await toForm(hand);
    await write(hand, CHILD.name, CHILD.idNumber);
    await hand.see(hand.words.identity.guardianWhy);
  }),
  sent('sending', ({ identity }) => identity.reviewSending, { answers: { requestReview: 'never' } }),
  sent('lost', ({ identity }) => identity.reviewLost, { answers: { requestReview: 'cut' } }),
  sent(
    'SESSION_EXPIRED',
    ({ errors: { SESSION_EXPIRED } }) => `${SESSION_EXPIRED.headline} ${SESSION_EXPIRED.todo}`,
    {
      answers: { requestReview: refused('SESSION_EXPIRED') },
    },
  ),
  // A face that did not do, and nothing left to try: the dialog over the result.
  scene(
    'staff-after-result',
    async (hand) => {
      await send(hand);
      await hand.button(hand.words.acts.alternative).click();
      await hand.page.getByRole('dialog').waitFor();
    },
    { answers: { submitAttempt: decided('DIFFERENT_PERSON', { next: 'alternative', remaining: 0 }) } },
  ),
];
