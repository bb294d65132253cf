/** The code with which something is refused; anything but a refusal fails the test with its own error. */
import { VerifyError } from '../../../cloudfunctions/face-verify/src/errors';

export async function refusalOf(run: () => unknown): Promise<string> {
  try {
    await run();
  } catch (error) {
    if (error instanceof VerifyError) return error.code;
    throw error;
  }
  return 'accepted';
}
