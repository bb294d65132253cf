/** Settings from the environment. The key stays here: it never goes to a phone, a page or a log. */
const needed = ['VERIFY_URL', 'VERIFY_ID', 'VERIFY_KEY'];
const missing = needed.filter((name) => !process.env[name]);
if (missing.length > 0) throw new Error(`set ${missing.join(', ')}: the operator gives them to you`);

const { VERIFY_URL, VERIFY_ID, VERIFY_KEY, PORT = '4314', PHONE_URL = '' } = process.env;

export const settings = {
  /** Address of the face verification service. */
  verifyUrl: VERIFY_URL,
  /** Our id there, and the `aud` of our tickets. */
  verifyId: VERIFY_ID,
  verifyKey: VERIFY_KEY,
  port: Number(PORT),
  /** The phone in the browser that `npm start` serves; empty in production. */
  phoneUrl: PHONE_URL,
};
