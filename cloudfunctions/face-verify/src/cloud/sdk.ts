/// <reference path="./wx-server-sdk.d.ts" />
/** The SDK, initialised once, in the environment in which the function runs. Nothing outside `cloud/` imports it. */
import sdk from 'wx-server-sdk';

sdk.init({ env: sdk.DYNAMIC_CURRENT_ENV });

export { sdk };
