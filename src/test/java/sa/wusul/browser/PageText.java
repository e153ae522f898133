package sa.wusul.browser;

import java.util.List;
import java.util.stream.Stream;

import com.microsoft.playwright.Page;

/** The text that staff can read on a page, with its measured position. */
final class PageText {

	/**
	 * Elements with ids and data, which keep their letters: the other language's name,
	 * code, text to copy, names of things, and the cells of decision tables.
	 */
	private static final List<String> DATA = List.of(".wusul-language", "pre", "code", "[cam-widget-clipboard]:not(dt)",
			"dd[class*='-id']", "dd[class*='-key']", "td.configuration", "td.key", "td.username", "td.email",
			"td.group-id", "td.group-type", "td.user.group", "td.resource-id", "td a[href*='/users/']",
			".dl-horizontal dd", ".user-profile-email", ".form-group > .form-control-static", "td.input-cell",
			"td.output-cell", ".dmn-input", ".dmn-output", ".input-variable", ".output-variable", ".output-name",
			".filepath", ".resource h4", ".deployment h4.name", ".resource-details h2");

	private static final String VISIBLE = """
			const visible = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
			const texts = function* () {
			  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
			  while (walker.nextNode()) {
			    const element = walker.currentNode.parentElement;
			    if (walker.currentNode.data.trim() && !element.closest('script, style, noscript') && visible(element)) {
			      yield walker.currentNode;
			    }
			  }
			};
			const place = (element) => {
			  const name = (one) => one.tagName.toLowerCase() + [...one.classList].filter((part) => !part.startsWith('ng-')).map((part) => '.' + part).join('');
			  return name(element) + ' in ' + (element.parentElement ? name(element.parentElement) : '');
			};
			""";

	private PageText() {
	}

	@SuppressWarnings("unchecked")
	private static List<String> ask(Page page, String question, Object subject) {
		return (List<String>) page.evaluate("(subject) => {" + VISIBLE + question + "}", subject);
	}

	/** Returns the beginnings of dialogs and labels whose end does not fit into them. */
	static List<String> cut(Page page) {
		return ask(page, """
				return [...document.querySelectorAll(subject)]
				  .filter((element) => visible(element) && getComputedStyle(element).display !== 'inline')
				  .filter((element) => element.scrollWidth > element.clientWidth + 1)
				  .map((element) => element.textContent.trim().slice(0, 60) + ' (' + place(element) + ')');""",
				"dialog[open], .fjs-form-field-label, .task-card .meta .groups a");
	}

	/** Returns words in Latin letters that are visible or read by a screen reader. */
	static List<String> latinWords(Page page) {
		return ask(page,
				"""
						const found = new Set();
						const look = (text, element) => {
						  if (!element.closest(subject)) {
						    (text || '').replace(/([a-z][a-z0-9-]*:\\d+:)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')
						      .match(/[A-Za-z]{2,}[A-Za-z .]*/g)?.forEach((word) => found.add(word.trim() + ' (' + place(element) + ')'));
						  }
						};
						for (const text of texts()) {
						  look(text.data, text.parentElement);
						}
						for (const element of document.body.querySelectorAll('[placeholder], [title], [aria-label], [alt]')) {
						  // The makers of the form library ask that their mark stays.
						  if (visible(element) && !element.closest('.fjs-powered-by, .bjs-powered-by')) {
						    ['placeholder', 'title', 'aria-label', 'alt'].forEach((name) => look(element.getAttribute(name), element));
						  }
						}
						for (const choice of document.body.querySelectorAll('option')) {
						  visible(choice.closest('select')) && look(choice.textContent, choice);
						}
						return [...found];
						""",
				String.join(", ", DATA));
	}

	/**
	 * Returns words in Arabic letters that are visible or read by a screen reader, on a
	 * page in English, apart from what is marked as Arabic.
	 * @param parts selectors of parts that are not looked at
	 */
	static List<String> arabicWords(Page page, String... parts) {
		return ask(page,
				"""
						const found = new Set();
						const look = (text, element) => {
						  if (!element.closest(subject)) {
						    (text || '').match(/[\\u0600-\\u06ff][\\u0600-\\u06ff ]*/g)?.forEach((word) => found.add(word.trim() + ' (' + place(element) + ')'));
						  }
						};
						for (const text of texts()) {
						  look(text.data, text.parentElement);
						}
						for (const element of document.body.querySelectorAll('[placeholder], [title], [aria-label], [alt], [data-name]')) {
						  if (visible(element)) {
						    ['placeholder', 'title', 'aria-label', 'alt', 'data-name'].forEach((name) => look(element.getAttribute(name), element));
						  }
						}
						for (const choice of document.body.querySelectorAll('option')) {
						  visible(choice.closest('select')) && look(choice.textContent, choice);
						}
						look(document.title, document.body);
						return [...found];
						""",
				String.join(", ", Stream.concat(Stream.of("[lang=ar]", ".wusul-language"), Stream.of(parts)).toList()));
	}

	/** Returns text that its own box, or a box around it, cuts off at a side. */
	static List<String> cutTexts(Page page) {
		return ask(page, """
				const found = new Set();
				for (const text of texts()) {
				  const element = text.parentElement;
				  if (element.closest('svg, .sr-only, pre, .tjs-table-container, .dropdown-menu')) {
				    continue;
				  }
				  const range = document.createRange();
				  range.selectNodeContents(text);
				  const drawn = range.getBoundingClientRect();
				  for (let box = element; box && box !== document.body; box = box.parentElement) {
				    const { overflowX, display } = getComputedStyle(box);
				    if (display !== 'inline' && ['hidden', 'clip'].includes(overflowX)) {
				      const frame = box.getBoundingClientRect();
				      if (frame.width > 0 && (drawn.left < frame.left - 1 || drawn.right > frame.right + 1)) {
				        found.add(text.data.trim().slice(0, 40) + ' (' + place(element) + ')');
				      }
				    }
				  }
				}
				if (document.documentElement.scrollWidth > innerWidth + 1) {
				  found.add('the page is wider than the window');
				}
				return [...found];
				""", null);
	}

	/**
	 * Returns pairs of overlapping texts or controls, without the handles of a drawing,
	 * which float above it.
	 */
	static List<String> overlaps(Page page) {
		return ask(page,
				"""
						const root = document.querySelector('.modal-dialog, dialog[open]') || document.body;
						const drawn = (element) => {
						  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
						  const words = document.createRange();
						  const lines = [];
						  while (!element.matches('select, textarea') && walker.nextNode()) {
						    if (walker.currentNode.data.trim() && visible(walker.currentNode.parentElement) && !walker.currentNode.parentElement.closest('.dropdown-menu')) {
						      words.selectNodeContents(walker.currentNode);
						      lines.push(...words.getClientRects());
						    }
						  }
						  return lines.length === 0 ? element.getBoundingClientRect() : {
						    left: Math.min(...lines.map((line) => line.left)),
						    right: Math.max(...lines.map((line) => line.right)),
						    top: Math.min(...lines.map((line) => line.top)),
						    bottom: Math.max(...lines.map((line) => line.bottom)),
						  };
						};
						const shown = (element) => {
						  const box = drawn(element);
						  const area = { left: box.left, right: box.right, top: box.top, bottom: box.bottom };
						  for (let around = element.parentElement; around; around = around.parentElement) {
						    if (getComputedStyle(around).overflow !== 'visible') {
						      const frame = around.getBoundingClientRect();
						      area.left = Math.max(area.left, frame.left);
						      area.right = Math.min(area.right, frame.right);
						      area.top = Math.max(area.top, frame.top);
						      area.bottom = Math.min(area.bottom, frame.bottom);
						    }
						  }
						  return area;
						};
						const controls = [...root.querySelectorAll('a, button, input, select, textarea, label, th, td, dt, dd, h1, h2, h3, h4')]
						  .filter((element) => visible(element) && !element.closest('svg, .dropdown-menu, .tooltip, .djs-container, .bjs-container, .vertical-collapse'))
						  .map((element) => ({ element, area: shown(element) }))
						  .filter(({ area }) => area.right - area.left > 2 && area.bottom - area.top > 2);
						const found = new Set();
						controls.forEach((one, index) => controls.slice(index + 1).forEach((other) => {
						  const wide = Math.min(one.area.right, other.area.right) - Math.max(one.area.left, other.area.left);
						  const high = Math.min(one.area.bottom, other.area.bottom) - Math.max(one.area.top, other.area.top);
						  if (wide > 3 && high > 3 && !one.element.contains(other.element) && !other.element.contains(one.element)) {
						    found.add(place(one.element) + ' on ' + place(other.element));
						  }
						}));
						return [...found];
						""",
				null);
	}

	/**
	 * Returns what is in Arabic in these parts of a page in English, and neither quoted
	 * nor made of what is quoted; diagrams have labels of their models.
	 */
	static List<String> arabicOf(Page page, String parts) {
		return ask(page, """
				const found = new Set();
				const own = '[lang=ar], .wusul-language, .account, svg, .bjs-breadcrumbs';
				const quotes = [...document.querySelectorAll('[lang=ar]')].map((one) => one.textContent.trim())
				  .filter((quote) => quote).sort((one, other) => other.length - one.length);
				const look = (text, element) => {
				  const rest = quotes.reduce((words, quote) => words.replaceAll(quote, ''), text || '');
				  if (!element.closest(own) && /\\p{Script=Arabic}/u.test(rest)) {
				    found.add(rest.trim() + ' (' + place(element) + ')');
				  }
				};
				for (const text of texts()) {
				  text.parentElement.closest(subject) && look(text.data, text.parentElement);
				}
				for (const part of document.querySelectorAll(subject)) {
				  for (const element of [part, ...part.querySelectorAll('*')]) {
				    ['placeholder', 'title', 'aria-label', 'aria-valuetext', 'alt', 'label']
				      .forEach((name) => look(element.getAttribute(name), element));
				  }
				  part.querySelectorAll('option').forEach((choice) => look(choice.textContent, choice));
				}
				return [...found];
				""", parts);
	}

}
