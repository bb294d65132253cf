/** WeChat sends a warning only to somebody who allowed it, once for each time that he did. */

/** @returns whether he allowed it; opens WeChat's own question, as the answer to a tap */
export function allowWarning(templateId: string): Promise<boolean> {
  return new Promise((resolve) => {
    if (typeof wx.requestSubscribeMessage !== 'function') return resolve(false);
    wx.requestSubscribeMessage({
      tmplIds: [templateId],
      success: (answer: Readonly<Record<string, string>>) => resolve(answer[templateId] === 'accept'),
      fail: () => resolve(false),
    });
  });
}
