/** The operator's actions in one place: whoever is let through here is an operator. */
import type { OperatorRequest, OperatorResponse } from '../../../../../miniprogram/contract/operator';
import type { Services } from '../../ports';
import { exportRows } from './export-rows';
import { getOverview } from './get-overview';
import { getUsage } from './get-usage';
import { removePackage, savePackage } from './packages';
import { pauseService, resumeService } from './pause';
import { createPoster, endPoster, listPosters } from './posters';
import { decideReview, listReviews } from './reviews';

/** @param operator keyed hash of his user key */
export function performOperator(
  request: OperatorRequest,
  operator: string,
  services: Services,
): Promise<OperatorResponse> {
  switch (request.action) {
    case 'getOverview':
      return getOverview(services);
    case 'getUsage':
      return getUsage(request, services);
    case 'savePackage':
      return savePackage(request, services);
    case 'removePackage':
      return removePackage(request, services);
    case 'listReviews':
      return listReviews(operator, services);
    case 'decideReview':
      return decideReview(request, operator, services);
    case 'pauseService':
      return pauseService(request, services);
    case 'resumeService':
      return resumeService(services);
    case 'exportRows':
      return exportRows(request, services);
    case 'createPoster':
      return createPoster(request, services);
    case 'listPosters':
      return listPosters(services);
    case 'endPoster':
      return endPoster(request, services);
  }
}
