/** Names of an operator's pages, as a page's own WXML gives them. */
import { OPERATOR_PAGES, type OperatorPage } from '../services/navigation';

const isPage = (name: string): name is OperatorPage => Object.keys(OPERATOR_PAGES).includes(name);

/** A name that is none leads to the overview, which has every way on it. */
export function pageNamed(name: unknown): OperatorPage {
  return typeof name === 'string' && isPage(name) ? name : 'overview';
}
