/** Whoever asked for the verification: told once, at the end, and returned to. */
import { reportOf, type VerificationReport } from '../models/report';
import type { Verification } from '../models/verification';
import { exitApp } from '../services/device';
import { backToMiniProgram, backToOpener, hasOpenerPage, openPage } from '../services/navigation';
import { appWords } from './words';

/** A page that may have been opened by `navigateTo({ events })`. */
export interface OpenedPage {
  readonly getOpenerEventChannel?: () => object;
}

/** The event that an opener listens for. */
const VERIFIED = 'verified';

type Emit = (event: string, report: VerificationReport) => void;

function channelOf(page: OpenedPage): { readonly emit: Emit } | null {
  const channel: { emit?: Emit } | undefined = page.getOpenerEventChannel?.();
  // Without an opener WeChat hands over an empty object.
  return typeof channel?.emit === 'function' ? { emit: channel.emit.bind(channel) } : null;
}

export interface Caller {
  /** By the event channel, once; a second call says nothing. */
  readonly tell: () => void;
  /** Tells, then goes back: to the other mini-program, to the page below, to the page that was named, or out. */
  readonly leave: () => void;
}

export function createCaller(page: OpenedPage, verification: Verification): Caller {
  const channel = channelOf(page);
  let isTold = false;

  function tell(): void {
    if (isTold) return;
    isTold = true;
    channel?.emit(VERIFIED, reportOf(verification));
  }

  function leave(): void {
    const { entry, session } = verification;
    tell();
    const returnTo = session?.requester?.returnTo ?? null;
    const exit = () => exitApp(appWords().common.over);
    const back = () => {
      if (hasOpenerPage()) backToOpener(exit);
      else if (returnTo !== null) openPage(returnTo, exit);
      else exit();
    };
    if (entry.kind === 'session' && entry.fromAppId !== null) {
      backToMiniProgram({ ...reportOf(verification) }, back);
    } else {
      back();
    }
  }

  return { tell, leave };
}
