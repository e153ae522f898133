package sa.wusul.browser;

import java.util.List;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

/** The rules of accessibility that axe-core checks on a page. */
final class Accessibility {

	private Accessibility() {
	}

	/**
	 * Returns the broken rules with the elements that break them.
	 * @param parts selectors of the parts to check; the whole page without any
	 */
	static List<String> violations(Page page, String... parts) {
		var options = new AxeRunOptions();
		options.setResultTypes(List.of("violations"));
		// Without frames of other sites, axe needs no second window to sum up.
		var axe = new AxeBuilder(page).options(options).setLegacyMode(true);
		for (var part : parts) {
			axe.include(part);
		}
		return axe.analyze()
			.getViolations()
			.stream()
			.flatMap((rule) -> rule.getNodes()
				.stream()
				.map((node) -> rule.getId() + " at " + node.getTarget() + ": " + node.getFailureSummary()))
			.toList();
	}

}
