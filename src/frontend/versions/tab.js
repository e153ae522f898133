import { el } from '../shared/elements.js';
import { questions } from '../shared/server.js';
import { Comparison } from './comparison.js';
import { button } from './parts.js';
import { Plan } from './plan.js';
import { Proposals } from './proposals.js';
import { server } from './server.js';
import { WORDS } from './words.js';

/** The tab with its choice of two versions; its parts show what follows from it. */
export class VersionsTab {
  constructor(node, api, definition) {
    this.node = node;
    this.definition = definition;
    this.server = server(api);
    this.message = el('div', { class: 'wv-message', role: 'status' });
    this.comparison = new Comparison(this.server.assets);
    this.plan = new Plan(this);
    this.proposals = new Proposals(this);
    this.parts = [this.comparison, this.plan, this.proposals];
    this.open = true;
    this.comparing = questions();
  }

  close() {
    this.open = false;
    this.comparison.close();
    this.proposals.close();
  }

  /** Runs an action and shows its refusal. */
  async attempt(work) {
    this.say('');
    this.node.setAttribute('aria-busy', 'true');
    try {
      return await work();
    } catch (refused) {
      this.say(refused.message, true);
    } finally {
      this.node.removeAttribute('aria-busy');
    }
  }

  say(text, wrong = false) {
    this.message.className = `wv-message ${wrong ? 'wv-wrong' : ''}`;
    this.message.replaceChildren(...(text ? [el('p', {}, text)] : []));
    if (text) {
      this.message.scrollIntoView({ block: 'nearest' });
    }
  }

  async start() {
    this.node.replaceChildren(el('p', { role: 'status', class: 'wv-message' }, WORDS.loading));
    await this.attempt(async () => {
      this.overview = await this.server.get(`versions?of=${encodeURIComponent(this.definition)}`);
    });
    if (!this.open) {
      return;
    }
    if (!this.overview) {
      this.node.replaceChildren(
        this.message,
        button(WORDS.again, () => this.start()),
      );
      return;
    }
    const { versions } = this.overview;
    if (versions.length < 2) {
      this.node.replaceChildren(el('p', { class: 'wv-message' }, WORDS.single));
      return;
    }
    const busiest = versions.slice(1).find(({ running }) => running > 0) || versions[1];
    const shown = versions.find(({ id }) => id === this.definition);
    this.from = this.choice(WORDS.from, shown.id === versions[0].id ? busiest.id : shown.id);
    this.to = this.choice(WORDS.to, versions[0].id);
    this.node.replaceChildren(
      el('div', { class: 'wv-choice' }, this.from.label, this.to.label),
      this.message,
      ...this.parts.map(({ node }) => node),
    );
    this.proposals.show();
    await this.compare();
  }

  choice(text, value) {
    const select = el(
      'select',
      { class: 'form-control', onchange: () => this.compare() },
      ...this.overview.versions.map((version) =>
        el('option', { value: version.id, selected: version.id === value }, this.title(version)),
      ),
    );
    return { select, label: el('label', {}, `${text} `, select) };
  }

  title({ number: version, tag, running }) {
    return WORDS.version(version, tag, running);
  }

  get pair() {
    return { source: this.from.select.value, target: this.to.select.value };
  }

  get query() {
    return `from=${encodeURIComponent(this.pair.source)}&to=${encodeURIComponent(this.pair.target)}`;
  }

  async compare() {
    const newest = this.comparing();
    this.comparison.clear();
    this.plan.clear();
    await this.attempt(async () => {
      const comparison = await this.server.get(`comparison?${this.query}`);
      if (newest()) {
        await this.comparison.show(comparison, this.from.select, this.to.select);
      }
      if (newest() && (this.overview.mayPropose || this.overview.mayMigrate)) {
        const { steps } = await this.server.get(`steps?${this.query}`);
        newest() && this.plan.show(steps);
      }
    });
  }

  async refresh() {
    this.overview = await this.server.get(`versions?of=${encodeURIComponent(this.definition)}`);
    this.proposals.show();
  }
}
