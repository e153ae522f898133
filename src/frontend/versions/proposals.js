import { el, moment, number, written } from '../shared/elements.js';
import { button, reference, row, section, sentence, table, withReason } from './parts.js';
import { CASES, STATES, WORDS } from './words.js';

const { proposals: SAID } = WORDS;

/** The proposed and executed plans, with their decisions and reports. */
export class Proposals {
  constructor(tab) {
    this.tab = tab;
    this.node = el('div');
  }

  close() {
    clearTimeout(this.timer);
  }

  show() {
    const { plans, mayPropose, mayMigrate } = this.tab.overview;
    if (!mayPropose && !mayMigrate) {
      return;
    }
    this.node.replaceChildren(
      section(
        SAID.title,
        plans.length === 0
          ? el('p', {}, SAID.none)
          : el('ul', { class: 'wv-plans' }, ...plans.map((plan) => this.proposed(plan))),
      ),
    );
  }

  proposed(plan) {
    const report = el('div', { 'aria-live': 'polite' });
    return el(
      'li',
      { 'data-plan': plan.id },
      el(
        'p',
        {},
        el('span', { class: `wv-state wv-state-${plan.state}` }, STATES[plan.state]),
        SAID.from,
        number(plan.from),
        SAID.to,
        number(plan.to),
        SAID.by,
        written(plan.proposedBy),
        ' ',
        moment(plan.proposedAt),
      ),
      el('p', {}, SAID.reason, written(plan.reason)),
      plan.decidedBy ? el('p', {}, SAID.decidedBy, written(plan.decidedBy), ': ', written(plan.decisionReason)) : '',
      button(plan.state === 'PROPOSED' ? SAID.decide : SAID.report, () => this.report(plan.id, report)),
      report,
    );
  }

  async report(id, place) {
    clearTimeout(this.timer);
    await this.tab.attempt(async () => this.showReport(await this.tab.server.get(`plan/${id}`), place));
  }

  showReport(report, place) {
    if (!this.tab.open) {
      return;
    }
    const { plan } = report;
    place.replaceChildren(
      ...(report.cases > 0 ? this.progress(report) : []),
      el(
        'details',
        { open: plan.state === 'PROPOSED' },
        el('summary', {}, `${SAID.steps}: `, number(report.steps.length)),
        table(
          SAID.steps,
          SAID.stepHeads,
          report.steps.map((step) =>
            row(
              written(step.from),
              step.same ? written(step.to) : el('strong', {}, written(step.to)),
              step.restart ? SAID.restart : '',
            ),
          ),
        ),
      ),
      this.decisions(report, place),
    );
    if (report.open && report.waiting > 0) {
      this.timer = setTimeout(() => this.report(plan.id, place), 2000);
    }
  }

  progress(report) {
    const done = report.cases - report.waiting;
    return [
      el(
        'p',
        { class: 'wv-progress', 'data-open': String(report.open), 'data-migrated': report.migrated },
        el('progress', { max: report.cases, value: done, 'aria-label': SAID.progress }),
        ' ',
        number(done),
        SAID.of,
        number(report.cases),
      ),
      el(
        'ul',
        { class: 'wv-legend' },
        ...[
          ['MIGRATED', report.migrated],
          ['FAILED', report.failed],
          ['ENDED', report.ended],
          ['WAITING', report.waiting],
        ].map(([state, cases]) => el('li', {}, `${CASES[state]}: `, number(cases))),
      ),
      table(
        SAID.cases,
        SAID.caseHeads,
        report.rows.slice(0, 200).map((one) =>
          row(
            reference(one),
            CASES[one.state],
            one.reasons.map((why) => el('div', {}, sentence(why))),
          ),
        ),
      ),
      el(
        'p',
        {},
        report.rows.length > 200 ? SAID.more : '',
        el(
          'a',
          {
            href: `${this.tab.server.address}/plan/${report.plan.id}/cases.csv`,
            download: `migration-${report.plan.id}.csv`,
          },
          SAID.download,
        ),
      ),
    ];
  }

  decisions(report, place) {
    const { plan } = report;
    const decide =
      (step, more = {}) =>
      async (reason) => {
        const next = await this.tab.server.post(`plan/${plan.id}/${step}`, { reason, ...more });
        await this.tab.refresh();
        const list = this.node.querySelector(`[data-plan="${plan.id}"] > div`);
        this.showReport(next, list || place);
      };
    const withdraw = [SAID.withdraw, decide('withdrawal')];
    if (plan.mayStart) {
      return withReason(
        this.tab,
        SAID.decisionReason,
        SAID.migrate,
        decide('start', { contentHash: plan.contentHash }),
        plan.mayWithdraw ? [withdraw] : [],
      );
    }
    if (plan.mayWithdraw) {
      return withReason(this.tab, SAID.withdrawalReason, ...withdraw);
    }
    if (this.tab.overview.mayMigrate && report.open && report.waiting === 0) {
      return withReason(this.tab, SAID.anyReason, SAID.resume, decide('resumption'), [[SAID.stop, decide('stop')]]);
    }
    return '';
  }
}
