/** From page to page of the operator. */

const PAGES = {
  overview: '/operator/pages/overview/overview',
  usage: '/operator/pages/usage/usage',
  outcomes: '/operator/pages/outcomes/outcomes',
  packages: '/operator/pages/packages/packages',
  package: '/operator/pages/package/package',
  reviews: '/operator/pages/reviews/reviews',
  review: '/operator/pages/review/review',
  service: '/operator/pages/service/service',
  export: '/operator/pages/export/export',
} as const;
export type OperatorPage = keyof typeof PAGES;

export const OPERATOR_PAGES = PAGES;

/** @param id of what the page is about: a package, a verification. Random, and no secret. */
export function goToOperator(page: OperatorPage, id = ''): void {
  wx.navigateTo({ url: id === '' ? PAGES[page] : `${PAGES[page]}?id=${id}` });
}

/** Back to the page below; where there is none, the overview. */
export function goBack(): void {
  wx.navigateBack({ fail: () => wx.redirectTo({ url: PAGES.overview }) });
}
