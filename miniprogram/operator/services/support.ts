/** What this WeChat can do for an operator. */

/** Without cloud there is nobody to ask. */
export const isSupported = (): boolean => typeof wx.cloud === 'object';
