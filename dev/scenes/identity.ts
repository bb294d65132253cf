/** The identity page. */
import { fillIn, fillInForChild, toIdentity, write } from './hand';
import { type Scene, scene } from './scene';

export const IDENTITY: readonly Scene[] = [
  scene('identity-empty', toIdentity),
  scene('identity-filled', fillIn),
  scene('identity-missing', async (hand) => {
    await toIdentity(hand);
    await hand.button(hand.words.identity.next).click();
    await hand.see(hand.words.nameProblems.NAME_EMPTY);
  }),
  scene('identity-wrong', async (hand) => {
    await toIdentity(hand);
    await write(hand, '张3', '310115198001211279');
    await hand.see(hand.words.idProblems.ID_CHECKSUM);
  }),
  scene('identity-guardian', fillInForChild),
  scene('identity-guardian-missing', async (hand) => {
    await fillInForChild(hand);
    await hand.button(hand.words.identity.next).click();
    await hand.see(hand.words.identity.guardianMissing);
  }),
];
