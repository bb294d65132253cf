/** One screen: what happened, what it means and whether anything is lost, what to do now. */
export interface Message {
  readonly headline: string;
  readonly meaning: string;
  readonly todo: string;
}
