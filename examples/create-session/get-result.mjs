/** Reads a result, which works once: `node get-result.mjs SESSION_ID`. */
import { signedPost } from './signed-post.mjs';

console.log(JSON.stringify(await signedPost(`/sessions/${process.argv[2]}/result`), null, 2));
