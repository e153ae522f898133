package sa.wusul.browser;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;

import sa.wusul.platform.clock.Kingdom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A person who answers the questions of a request as its controls demand, with a pointer
 * or with the keys Tab, Space, Enter and the arrows only.
 */
final class FormWalker {

	private static final Duration LOOK = Duration.ofMillis(30);

	private static final Pattern IDENTITY = Pattern.compile(".*[iI]dentityNumber");

	private static final Pattern NAME = Pattern.compile(".*Name|leaveRelative");

	private static final String FOCUSED = """
			(() => {
			  const one = document.activeElement;
			  const group = one.type === 'radio' ? [...document.getElementsByName(one.name)] : [];
			  return { id: one.id, name: one.name || '', type: one.type || one.tagName, value: one.value || '',
			    asked: !!one.closest('#questions'), required: one.required === true, decides: one.hasAttribute('data-decides'),
			    checked: one.checked === true, chosen: group.find((other) => other.checked)?.value ?? '',
			    values: (one.options ? [...one.options] : group).map((other) => other.value) };
			})()""";

	private static final String ASKED = """
			[...document.querySelectorAll('#questions :is(input:not([type=hidden]), select, textarea)')].map((one) => ({
			  id: one.id, name: one.name, type: one.type, value: one.value, required: one.required, decides: one.hasAttribute('data-decides'),
			  checked: one.checked === true, values: one.options ? [...one.options].map((other) => other.value) : [],
			  chosen: one.type === 'radio' ? [...document.getElementsByName(one.name)].find((other) => other.checked)?.value ?? '' : '' }))""";

	private final Page page;

	private final String person;

	private final Map<String, String> answers;

	private final boolean scripts;

	/**
	 * @param person identity number of whoever is asked
	 * @param answers by the question's key; any other question gets an answer that fits
	 * its control
	 * @param scripts whether pages have theirs
	 */
	FormWalker(Page page, String person, Map<String, String> answers, boolean scripts) {
		this.page = page;
		this.person = person;
		this.answers = answers;
		this.scripts = scripts;
	}

	/** Answers all questions of the step with the keyboard and sends it. */
	void answerByKeyboard() {
		for (var press = 0; press < 120; press++) {
			this.page.keyboard().press("Tab");
			var at = control(this.page.evaluate(FOCUSED));
			if (at.id.equals("send")) {
				leave(this.page, () -> this.page.keyboard().press("Enter"));
				return;
			}
			if (at.asked) {
				type(at);
			}
		}
		throw new AssertionError("the button is not reached by keyboard: " + this.page.url());
	}

	private void type(Control at) {
		var keys = this.page.keyboard();
		switch (at.type) {
			case "radio" -> {
				var wanted = wanted(at);
				if (at.chosen.isEmpty()) {
					deciding(at, () -> keys.press("Space"));
				}
				for (var step = at.values.indexOf(at.value); !at.values.get(step).equals(wanted);) {
					step = (step + 1) % at.values.size();
					deciding(at, () -> keys.press("ArrowDown"));
				}
			}
			case "checkbox" -> {
				if (at.checked != Boolean.parseBoolean(wanted(at))) {
					deciding(at, () -> keys.press("Space"));
				}
			}
			case "select-one" -> {
				var now = at.values.indexOf(at.value);
				var then = at.values.indexOf(wanted(at));
				for (var step = now; step != then; step += (then > now) ? 1 : -1) {
					deciding(at, () -> keys.press((then > now) ? "ArrowDown" : "ArrowUp"));
				}
			}
			default -> {
				if (!wanted(at).equals(at.value)) {
					keys.press("Control+A");
					keys.insertText(wanted(at));
				}
			}
		}
	}

	/** Answers all questions of the step with a pointer and sends it. */
	void answerByPointer() {
		for (var round = true; round;) {
			round = false;
			for (var at : asked()) {
				var control = this.page.locator("[id='" + at.id + "']");
				var wanted = wanted(at);
				if (at.type.equals("radio")) {
					round |= at.value.equals(wanted) && !at.checked && deciding(at, () -> control.press("Space"));
				}
				else if (at.type.equals("checkbox")) {
					round |= at.checked != Boolean.parseBoolean(wanted) && deciding(at, () -> control.press("Space"));
				}
				else if (at.type.equals("select-one")) {
					round |= !at.value.equals(wanted) && deciding(at, () -> control.selectOption(wanted));
				}
				else if (!at.value.equals(wanted)) {
					control.fill(wanted);
				}
				if (round) {
					break;
				}
			}
		}
		// Playwright does not click where scripts are off: it waits for a frame that
		// never comes.
		leave(this.page, () -> {
			if (this.scripts) {
				this.page.locator("#send").click();
			}
			else {
				this.page.locator("#send").press("Enter");
			}
		});
	}

	/**
	 * Changes an answer, and waits for the questions that it adds.
	 * @return whether there may be others now
	 */
	private boolean deciding(Control at, Runnable change) {
		if (!at.decides || !this.scripts) {
			change.run();
			return false;
		}
		this.page.evaluate("document.getElementById('questions').dataset.before = ''");
		change.run();
		waitFor("the questions after " + at.name, () -> Boolean.TRUE
			.equals(this.page.evaluate("!('before' in document.getElementById('questions').dataset)")));
		return true;
	}

	/** Does what leads to another page and waits for it. */
	static void leave(Page page, Runnable deed) {
		var before = page.evaluate("performance.timeOrigin");
		deed.run();
		waitFor("another page after " + page.url(), () -> {
			try {
				return Boolean.TRUE.equals(page.evaluate(
						"(before) => performance.timeOrigin !== before && document.readyState === 'complete'", before));
			}
			catch (PlaywrightException betweenPages) {
				return false;
			}
		});
	}

	/** Looks often: a walk waits hundreds of times for some hundredths of a second. */
	private static void waitFor(String what, Callable<Boolean> happened) {
		await(what).atMost(Duration.ofMinutes(2)).pollDelay(LOOK).pollInterval(LOOK).pollInSameThread().until(happened);
	}

	private List<Control> asked() {
		return ((List<?>) this.page.evaluate(ASKED)).stream().map(FormWalker::control).toList();
	}

	/** Returns the answer that the control demands. */
	private String wanted(Control at) {
		if (this.answers.containsKey(at.name)) {
			return this.answers.get(at.name);
		}
		return switch (at.type) {
			case "radio" -> at.chosen.isEmpty() ? first(at) : at.chosen;
			case "select-one" -> at.value.isEmpty()
					? at.values.stream().filter((one) -> !one.isEmpty()).findFirst().orElseThrow() : at.value;
			case "checkbox" -> Boolean.toString(at.checked || at.required);
			case "time" -> "10:00";
			default -> at.value.isEmpty() && at.required ? text(at.name) : at.value;
		};
	}

	private String first(Control at) {
		return at.values.isEmpty() ? at.value : at.values.get(0);
	}

	private String text(String name) {
		if (name.contains(".")) {
			return part(name);
		}
		if (IDENTITY.matcher(name).matches()) {
			return this.person;
		}
		if (NAME.matcher(name).matches()) {
			return this.answers.get("name");
		}
		return this.answers.get("words");
	}

	/** Returns a part of a day that fits: a birth some days ago, or a day to come. */
	private static String part(String name) {
		var day = LocalDate.now(Kingdom.ZONE).plusDays(name.startsWith("birth") ? -5 : 5);
		return String.valueOf(switch (name.substring(name.indexOf('.') + 1)) {
			case "day" -> day.getDayOfMonth();
			case "month" -> day.getMonthValue();
			default -> day.getYear();
		});
	}

	private static Control control(Object found) {
		var one = (Map<?, ?>) found;
		return new Control((String) one.get("id"), (String) one.get("name"), (String) one.get("type"),
				(String) one.get("value"), Boolean.TRUE.equals(one.get("asked")),
				Boolean.TRUE.equals(one.get("required")), Boolean.TRUE.equals(one.get("decides")),
				Boolean.TRUE.equals(one.get("checked")), (String) one.get("chosen"),
				((List<?>) one.get("values")).stream().map(String::valueOf).toList());
	}

	/** Checks that each control of the step is heard as it is asked. */
	static void assertHeard(Page page, HeardTree tree) {
		var heard = tree.controls();
		var drawn = (List<?>) page.evaluate(
				"""
						[...document.querySelectorAll('#questions :is(input:not([type=hidden]), select, textarea)')].map((one) => ({
						  role: one.type === 'radio' ? 'radio' : one.type === 'checkbox' ? 'checkbox' : one.type === 'time' ? 'InputTime'
						    : one.type === 'select-one' ? 'combobox' : 'textbox',
						  name: one.labels[0].textContent.replace(/\\s+/g, ' ').trim(),
						  group: one.closest('fieldset')?.querySelector('legend').textContent.replace(/\\s+/g, ' ').trim() ?? '',
						  required: one.required || one.closest('fieldset[aria-required=true]') !== null,
						  described: (one.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean)
						    .map((id) => document.getElementById(id).textContent.replace(/\\s+/g, ' ').trim()).join(' '),
						  invalid: one.getAttribute('aria-invalid') === 'true' }))""");
		var asked = heard.stream()
			.filter((one) -> Set.of("textbox", "radio", "checkbox", "combobox", "InputTime").contains(one.role()))
			.toList();
		assertThat(asked).as(page.url()).hasSameSizeAs(drawn);
		for (var place = 0; place < drawn.size(); place++) {
			var control = (Map<?, ?>) drawn.get(place);
			var one = asked.get(place);
			assertThat(one.role()).as("role of %s on %s", one, page.url()).isEqualTo(control.get("role"));
			assertThat(one.name()).as("name of %s on %s", one, page.url()).isNotBlank().isEqualTo(control.get("name"));
			// A choice is demanded of its group; DevTools do not say it of a list, which
			// has the native attribute.
			if (!one.role().equals("combobox")) {
				assertThat((one.role().equals("radio") ? one.group() : one).is("required"))
					.as("required: %s on %s", one, page.url())
					.isEqualTo(control.get("required"));
			}
			assertThat((one.group() != null) ? one.group().name() : "").as("group of %s on %s", one, page.url())
				.isEqualTo(control.get("group"));
			assertThat(one.description()).as("description of %s on %s", one, page.url())
				.isEqualTo(control.get("described"));
			assertThat(one.states().getOrDefault("invalid", "false")).as("invalid: %s on %s", one, page.url())
				.isEqualTo(String.valueOf(control.get("invalid")));
		}
		assertThat(heard).as("each control has a name").allSatisfy((one) -> assertThat(one.name()).isNotBlank());
	}

	/**
	 * A control of the form.
	 *
	 * @param decides whether other questions depend on it
	 * @param chosen value of the chosen radio button of its group
	 * @param values of its choices
	 */
	private record Control(String id, String name, String type, String value, boolean asked, boolean required,
			boolean decides, boolean checked, String chosen, List<String> values) {
	}

}
