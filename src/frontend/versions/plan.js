import { el, number, written } from '../shared/elements.js';
import { foreign } from '../shared/words.js';
import { button, faults, reference, row, section, sentence, table, withReason } from './parts.js';
import { ELEMENTS, WORDS } from './words.js';

const { plan: SAID } = WORDS;

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
    const body = (wanted) => steps.filter((step) => matters(step) === wanted).map((step) => rows.get(step));
    this.result = el('div', { 'aria-live': 'polite' });
    const tried = el('input', { type: 'number', min: '1', max: '500', value: '50', class: 'form-control wv-few' });
    this.node.replaceChildren(
      section(
        SAID.title,
        el('p', {}, SAID.about),
        table(SAID.matters, SAID.heads, body(true)),
        el(
          'details',
          {},
          el('summary', {}, `${SAID.others}: `, number(body(false).length)),
          table(SAID.others, SAID.heads, body(false)),
        ),
        el(
          'div',
          { class: 'wv-actions' },
          button(SAID.check, () => this.check(), { class: 'btn btn-primary' }),
          button(SAID.tryOut, () => this.tryOut(Number(tried.value))),
          el('label', {}, SAID.tried, tried),
        ),
        this.result,
      ),
    );
  }

  step(step) {
    const select = el(
      'select',
      { class: 'form-control', 'aria-label': SAID.where(step.name), 'data-step': step.id },
      el('option', { value: '' }, SAID.nowhere),
      ...step.choices.map(({ id, name }) =>
        el('option', { value: id, selected: id === step.to, lang: foreign(name) }, name),
      ),
    );
    const restart = step.waits && el('input', { type: 'checkbox', checked: step.restart });
    this.choices.set(step.id, { select, restart });
    return row(
      [written(step.name), el('div', { class: 'wv-quiet' }, ELEMENTS[step.kind] || step.kind)],
      number(step.cases),
      select,
      restart ? el('label', { class: 'wv-check' }, restart, SAID.restart) : '',
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
          passes ? SAID.valid : SAID.invalid,
          number(check.cases),
        ),
        faults(check.faults),
        table(
          SAID.standing,
          SAID.standingHeads,
          check.standing.map((at) =>
            row(written(at.name), number(at.cases), at.toName ? written(at.toName) : el('strong', {}, SAID.unset)),
          ),
        ),
        passes && this.tab.overview.mayPropose ? this.proposal() : '',
      );
    });
  }

  proposal() {
    return withReason(this.tab, SAID.why, SAID.propose, async (reason) => {
      await this.tab.server.post('plan', { ...this.order, reason });
      this.result.replaceChildren();
      await this.tab.refresh();
      this.tab.say(SAID.proposed);
    });
  }

  async tryOut(cases) {
    await this.tab.attempt(async () => {
      const trial = await this.tab.server.post('trial', { ...this.order, cases });
      this.result.replaceChildren(
        el(
          'p',
          { class: trial.goes === trial.tried ? 'wv-good' : 'wv-wrong', 'data-tried': trial.tried },
          SAID.result[0],
          number(trial.tried),
          SAID.result[1],
          number(trial.running),
          SAID.result[2],
          number(trial.goes),
          SAID.result[3],
          number(trial.tried - trial.goes),
        ),
        table(
          SAID.results,
          SAID.resultHeads,
          trial.rows.map((one) =>
            row(
              reference(one),
              one.steps.map((step) => el('div', {}, written(step))),
              one.goes
                ? SAID.goes
                : [el('strong', {}, SAID.stays), ...one.reasons.map((why) => el('div', {}, sentence(why)))],
            ),
          ),
        ),
      );
    });
  }
}
