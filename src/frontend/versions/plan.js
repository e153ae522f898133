import { el, number, written } from '../shared/elements.js';
import { button, faults, reference, row, section, sentence, table, withReason } from './parts.js';
import { ELEMENTS } from './words.js';

/** The plan for the running cases: where each step continues, with the check, the trial and the proposal. */
export class Plan {
  constructor(tab) {
    this.tab = tab;
    this.node = el('div');
  }

  clear() {
    this.node.replaceChildren();
  }

  /** Shows where the cases at each step continue; automatically mapped steps are collapsed. */
  show(steps) {
    this.choices = new Map();
    const rows = new Map(steps.map((step) => [step, this.step(step)]));
    const matters = (step) => step.cases > 0 || step.gone || step.restart;
    const heads = ['الخطوة في الإصدار السابق', 'المعاملات', 'تواصل في', 'الانتظار'];
    const body = (wanted) => steps.filter((step) => matters(step) === wanted).map((step) => rows.get(step));
    this.result = el('div', { 'aria-live': 'polite' });
    const tried = el('input', { type: 'number', min: '1', max: '500', value: '50', class: 'form-control wv-few' });
    this.node.replaceChildren(
      section(
        'خطة النقل',
        el(
          'p',
          {},
          'ربط المحرك الخطوات المتماثلة. حددوا أين تواصل المعاملات التي عند خطوة أُعيدت تسميتها أو حُذفت، ثم افحصوا الخطة وجربوها.',
        ),
        table('الخطوات التي عندها معاملات أو لم تبق', heads, body(true)),
        el(
          'details',
          {},
          el('summary', {}, 'بقية الخطوات: ', number(body(false).length)),
          table('بقية الخطوات', heads, body(false)),
        ),
        el(
          'div',
          { class: 'wv-actions' },
          button('فحص الخطة', () => this.check(), { class: 'btn btn-primary' }),
          button('تجربة النقل دون حفظ', () => this.tryOut(Number(tried.value))),
          el('label', {}, 'عدد المعاملات في التجربة ', tried),
        ),
        this.result,
      ),
    );
  }

  step(step) {
    const select = el(
      'select',
      { class: 'form-control', 'aria-label': `أين تواصل المعاملات التي عند «${step.name}»`, 'data-step': step.id },
      el('option', { value: '' }, 'لا مقابل لها'),
      ...step.choices.map(({ id, name }) => el('option', { value: id, selected: id === step.to }, name)),
    );
    const restart = step.waits && el('input', { type: 'checkbox', checked: step.restart });
    this.choices.set(step.id, { select, restart });
    return row(
      [written(step.name), el('div', { class: 'wv-quiet' }, ELEMENTS[step.kind] || step.kind)],
      number(step.cases),
      select,
      restart ? el('label', { class: 'wv-check' }, restart, ' يبدأ من جديد') : '',
    );
  }

  get order() {
    const instructions = [...this.choices]
      .filter(([, { select }]) => select.value)
      .map(([from, { select, restart }]) => ({ from, to: select.value, restart: Boolean(restart && restart.checked) }));
    return { ...this.tab.pair, instructions };
  }

  async check() {
    await this.tab.attempt(async () => {
      const check = await this.tab.server.post('check', this.order);
      const passes = !check.faults.some(({ prevents }) => prevents);
      this.result.replaceChildren(
        el(
          'p',
          { class: passes ? 'wv-good' : 'wv-wrong', 'data-passes': String(passes) },
          passes ? '✓ الخطة صالحة للمعاملات القائمة الآن: ' : '✗ في الخطة ما يمنع النقل. المعاملات القائمة: ',
          number(check.cases),
        ),
        faults(check.faults),
        table(
          'أين تقف المعاملات وأين تواصل',
          ['الخطوة', 'المعاملات', 'تواصل في'],
          check.standing.map((at) =>
            row(written(at.name), number(at.cases), at.toName ? written(at.toName) : el('strong', {}, '✗ لم تحدد')),
          ),
        ),
        passes && this.tab.overview.mayPropose ? this.proposal() : '',
      );
    });
  }

  proposal() {
    return withReason(this.tab, 'لماذا تُنقل المعاملات', 'اقتراح الخطة', async (reason) => {
      await this.tab.server.post('plan', { ...this.order, reason });
      this.result.replaceChildren();
      await this.tab.refresh();
      this.tab.say('اقتُرحت الخطة. ينفذها شخص آخر من مجيزي الإصدارات.');
    });
  }

  async tryOut(cases) {
    await this.tab.attempt(async () => {
      const trial = await this.tab.server.post('trial', { ...this.order, cases });
      this.result.replaceChildren(
        el(
          'p',
          { class: trial.goes === trial.tried ? 'wv-good' : 'wv-wrong', 'data-tried': trial.tried },
          'جُرّب نقل ',
          number(trial.tried),
          ' من ',
          number(trial.running),
          ' معاملة، وتراجعنا عنه. تنتقل منها: ',
          number(trial.goes),
          '، ويتعذر: ',
          number(trial.tried - trial.goes),
        ),
        table(
          'نتيجة التجربة لكل معاملة',
          ['المعاملة', 'أين تقف', 'النتيجة'],
          trial.rows.map((one) =>
            row(
              reference(one),
              one.steps.map((step) => el('div', {}, written(step))),
              one.goes
                ? '✓ تنتقل'
                : [el('strong', {}, '✗ لا تنتقل'), ...one.reasons.map((why) => el('div', {}, sentence(why)))],
            ),
          ),
        ),
      );
    });
  }
}
