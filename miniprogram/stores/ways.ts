/** Both ways. `npm run build:phone -- --verifier …` writes this file anew for a package with one of them. */
import { selfieWay } from './selfie-way';
import { stepWay } from './step-way';
import type { Ways } from './way';

export const WAYS: Ways = { selfie: selfieWay, step: stepWay };
