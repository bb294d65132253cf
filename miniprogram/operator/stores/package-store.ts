/** One package: entered, corrected or removed. */
import type { PackageView } from '../../contract/operator-usage';
import { PRICE_LIST } from '../../contract/price-list';
import { type Clock, phoneClock } from '../../services/deadline';
import { setTitle, showDialog } from '../../services/device';
import { createScreen, type Host } from '../../stores/screen';
import { countText, moneyText } from '../models/numbers';
import {
  formOf,
  newForm,
  PACKAGE_FIELDS,
  type PackageField,
  type PackageForm,
  type PackageProblems,
  parsePackage,
  withOffer,
} from '../models/package-form';
import { goBack } from '../services/navigation';
import { ask } from '../services/operator-cloud';
import { createPageLoad } from './page-load';
import { operatorWords } from './words';

export type PackageStore = ReturnType<typeof createPackageStore>;

/** @param id of the one that is changed; empty: a new one */
export function createPackageStore(page: Host, id: string, clock: Clock = phoneClock) {
  const words = operatorWords();
  const show = createScreen(page);
  const load = createPageLoad(words, () => ask('getOverview', {}), loaded);
  let form: PackageForm = newForm(clock.now());
  let before: PackageView | null = null;
  let problems: PackageProblems = {};
  let isSaving = false;
  /** Said under the button: what became of the last save. */
  let remark = '';

  function loaded(): void {
    const found = load.data()?.overview.packages.find((one) => one.id === id);
    if (found !== undefined && before === null) {
      before = found;
      form = formOf(found);
    }
    if (id !== '' && load.data() !== null && found === undefined) remark = words.package.gone;
    render();
  }

  function render(): void {
    const { texts, isUsed } = form;
    const said = (field: PackageField): string => {
      const problem = problems[field];
      return problem === undefined ? '' : words.package.problems[problem];
    };
    show({
      t: words.package,
      page: load.page(),
      isReady: load.data() !== null,
      isNew: id === '',
      offers: PRICE_LIST.map(({ calls, priceYuan }, index) => ({
        index,
        label: words.package.offer(countText(calls), moneyText(priceYuan)),
        isChosen: texts.calls === String(calls) && texts.price === String(priceYuan),
      })),
      texts,
      isUsed,
      problems: {
        calls: said('calls'),
        price: said('price'),
        from: said('from'),
        to: said('to'),
        orderId: said('orderId'),
        usedCalls: said('usedCalls'),
      },
      isSaving,
      remark,
    });
  }

  /** Nothing may be entered twice: one request at a time, and none after an answer that got lost. */
  async function send(request: () => Promise<{ readonly kind: 'data' | 'refused' | 'lost' }>): Promise<void> {
    if (isSaving) return;
    isSaving = true;
    remark = '';
    render();
    const { kind } = await request();
    isSaving = false;
    if (kind === 'data') return goBack();
    remark = kind === 'lost' ? words.common.unsure : words.common.failed;
    render();
  }

  async function save(): Promise<void> {
    const parsed = parsePackage(form, clock.now(), before);
    problems = parsed.ok ? {} : parsed.problems;
    render();
    if (!parsed.ok) return;
    const named = id === '' ? {} : { packageId: id };
    await send(() => ask('savePackage', { ...named, entry: parsed.entry }));
  }

  async function remove(): Promise<void> {
    const isSure = await showDialog({
      title: words.package.removeTitle,
      content: words.package.removeText,
      confirmText: words.package.remove,
      cancelText: words.common.cancel,
    });
    if (isSure) await send(() => ask('removePackage', { packageId: id }));
  }

  return {
    load: () => {
      setTitle(id === '' ? words.package.title : words.package.editTitle);
      return load.load();
    },
    act: load.act,
    edit: (name: unknown, text: string) => {
      const field = PACKAGE_FIELDS.find((known) => known === name);
      if (field === undefined) return;
      form = { ...form, texts: { ...form.texts, [field]: text } };
      const { [field]: _, ...others } = problems;
      problems = others;
      render();
    },
    choose: (index: unknown) => {
      const offer = PRICE_LIST.find((_, at) => at === index);
      if (offer === undefined) return;
      form = withOffer(form, offer);
      const { calls: _calls, price: _price, ...others } = problems;
      problems = others;
      render();
    },
    toggleUsed: (isOn: boolean) => {
      form = { ...form, isUsed: isOn };
      render();
    },
    save,
    remove,
    clear: load.stop,
  };
}
