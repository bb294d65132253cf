/** Whether the service works; an operator stops it and lets it go on. */
import { PAUSE_REASONS, type PauseReason, type ServiceStatus } from '../../contract/operator';
import type { Answer } from '../../services/cloud';
import { setTitle, showDialog } from '../../services/device';
import { createScreen, type Host } from '../../stores/screen';
import { serviceView } from '../models/service-view';
import { ask } from '../services/operator-cloud';
import { createPageLoad } from './page-load';
import { operatorWords } from './words';

export type ServiceStore = ReturnType<typeof createServiceStore>;

export function createServiceStore(page: Host) {
  const words = operatorWords();
  const text = words.service;
  const show = createScreen(page);
  const load = createPageLoad(words, () => ask('getOverview', {}), render);
  let reason: PauseReason = 'MAINTENANCE';
  /** What the last change came to; null: as the overview said. */
  let changed: ServiceStatus | null = null;
  let isBusy = false;
  let remark = '';

  const status = (): ServiceStatus | null => changed ?? load.data()?.overview.service ?? null;

  function render(): void {
    const service = status();
    show({
      t: text,
      page: load.page(),
      view: service === null ? null : serviceView(service, words),
      reasons: PAUSE_REASONS.map((one) => ({
        reason: one,
        label: text.reasons[one],
        isChosen: one === reason,
      })),
      isBusy,
      remark,
      refreshLabel: words.common.refresh,
    });
  }

  async function change(
    request: () => Promise<Answer<{ readonly service: ServiceStatus }>>,
    isSure: Promise<boolean>,
  ): Promise<void> {
    if (isBusy || !(await isSure)) return;
    isBusy = true;
    remark = '';
    render();
    const answer = await request();
    isBusy = false;
    if (answer.kind === 'data') changed = answer.data.service;
    else remark = answer.kind === 'lost' ? words.common.unsure : words.common.failed;
    render();
  }

  const confirm = (title: string, content: string, confirmText: string) =>
    showDialog({ title, content, confirmText, cancelText: words.common.cancel });

  return {
    load: () => {
      setTitle(text.title);
      return load.load();
    },
    act: load.act,
    choose: (wanted: unknown) => {
      reason = PAUSE_REASONS.find((known) => known === wanted) ?? reason;
      render();
    },
    pause: () =>
      change(() => ask('pauseService', { reason }), confirm(text.pauseTitle, text.pauseText, text.pause)),
    resume: () =>
      change(() => ask('resumeService', {}), confirm(text.resumeTitle, text.resumeText, text.resume)),
    refresh: () => {
      changed = null;
      remark = '';
      void load.reload();
    },
    clear: load.stop,
  };
}
