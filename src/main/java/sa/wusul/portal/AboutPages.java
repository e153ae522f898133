package sa.wusul.portal;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The pages that the foot of each page leads to: privacy, accessibility, terms, contact
 * and complaints. Each is short, and ends with one way on.
 */
@Controller
public class AboutPages {

	private static final String REQUEST = "/services/intake-request-registration";

	private static final Map<String, About> PAGES = Map.of("privacy", new About(4, "/file/access"), "accessibility",
			new About(4, REQUEST), "terms", new About(4, "/promises"), "contact", new About(3, "/appointments"),
			"complaint", new About(3, REQUEST));

	@GetMapping("/about/{subject}")
	String show(@PathVariable String subject, Model model) {
		var about = PAGES.get(subject);
		if (about == null) {
			throw new RefusalException(Kind.UNKNOWN, "notFound");
		}
		model.addAttribute("page", subject);
		model.addAttribute("parts", about.numbers());
		model.addAttribute("way", about.way());
		return "portal/about";
	}

	/**
	 * A page of this kind.
	 *
	 * @param parts how many parts its text has
	 * @param way the address to which it leads
	 */
	private record About(int parts, String way) {

		List<Integer> numbers() {
			return IntStream.rangeClosed(1, this.parts).boxed().toList();
		}

	}

}
