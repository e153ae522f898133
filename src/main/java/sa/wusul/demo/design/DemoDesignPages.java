package sa.wusul.demo.design;

import java.util.List;
import java.util.stream.IntStream;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Demo page with each component of the portal in its states, in the page's language. */
@Controller
class DemoDesignPages {

	private static final List<String> COLOURS = List.of("green", "green-dark", "green-darkest", "green-soft", "gold",
			"ink", "quiet", "line-strong", "page", "surface", "notice", "warning-line", "danger", "focus");

	private static final List<String> ICONS = List.of("centres", "passports", "traffic", "civil-affairs", "rights",
			"public-security", "prisons", "follow-up", "minister-office", "services", "cases", "track", "appointments",
			"tawasul", "verify", "ticket", "place", "person");

	private static final int DAYS = 14;

	@GetMapping("/demo/design")
	String show(Model model) {
		model.addAttribute("colours", COLOURS);
		model.addAttribute("icons", ICONS);
		model.addAttribute("weeks", List.of(IntStream.rangeClosed(1, DAYS / 2).boxed().toList(),
				IntStream.rangeClosed(DAYS / 2 + 1, DAYS).boxed().toList()));
		return "demo/design";
	}

}
