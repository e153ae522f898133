package sa.wusul.demo.tawasul;

import java.util.List;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import sa.wusul.casefile.CaseWords;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Rights;
import sa.wusul.tawasul.DetaineeEvent;

/**
 * Demo page on which to act as the register of detainees: it shows where each detainee is
 * held, and changes their data.
 */
@Controller
class DemoDetaineePages {

	private static final List<String> STAGES = List.of("UNDER_INVESTIGATION", "BEING_REFERRED",
			"REFERRED_TO_PROSECUTION", "BEFORE_COURT", "UNDER_APPEAL", "SERVING_JUDGMENT", "AT_COUNSELLING_CENTRE");

	private static final List<String> HEALTH = List.of("STABLE", "UNDER_TREATMENT", "IN_HOSPITAL");

	private static final List<String> CLASSES = List.of("LOW", "MEDIUM", "HIGH");

	private static final List<String> CONDUCTS = List.of("GOOD", "FAIR", "BAD");

	private final DemoDetainees detainees;

	private final Organisation organisation;

	DemoDetaineePages(DemoDetainees detainees, Rights rights) {
		this.detainees = detainees;
		this.organisation = rights.organisation();
	}

	@GetMapping("/demo/detainees")
	String show(Model model) {
		model.addAttribute("detainees", this.detainees.all().stream().map(this::shown).toList());
		model.addAttribute("prisons", this.organisation.prisons());
		model.addAttribute("stages", words("stage", STAGES));
		model.addAttribute("healthStatuses", words("healthStatus", HEALTH));
		model.addAttribute("securityClasses", words("securityClass", CLASSES));
		model.addAttribute("conducts", words("conduct", CONDUCTS));
		return "demo/detainees";
	}

	@PostMapping("/demo/detainees/{identity}/events")
	String tell(@PathVariable String identity, @RequestParam DetaineeEvent.Kind event,
			@RequestParam(defaultValue = "") String to) {
		if (this.detainees.find(identity).isPresent() && isOffered(event, to)) {
			this.detainees.change(identity, event, to);
		}
		return "redirect:/demo/detainees";
	}

	@PostMapping("/demo/detainees/{identity}/former-relatives")
	String end(@PathVariable String identity, @RequestParam String relative) {
		this.detainees.find(identity)
			.filter((detainee) -> detainee.relative(relative).isPresent() || detainee.hasLawyer(relative))
			.ifPresent((detainee) -> this.detainees.end(identity, relative));
		return "redirect:/demo/detainees";
	}

	private boolean isOffered(DetaineeEvent.Kind event, String to) {
		return switch (event) {
			case MOVED -> this.organisation.prison(to).isPresent();
			case STAGE_CHANGED -> STAGES.contains(to);
			case HEALTH_CHANGED -> HEALTH.contains(to);
			case CLASS_CHANGED -> CLASSES.contains(to);
			case CONDUCT_CHANGED -> CONDUCTS.contains(to);
			case RELEASED, RESTRICTED, RESTRICTION_LIFTED, ESCAPED -> true;
		};
	}

	private Shown shown(DemoDetainee detainee) {
		return new Shown(detainee, CaseWords.of("stage", detainee.stage()),
				CaseWords.of("healthStatus", detainee.healthStatus()),
				this.organisation.prison(detainee.prison()).map(Organisation.Prison::ar).orElse(detainee.prison()),
				detainee.relatives()
					.stream()
					.map((relative) -> new Kin(relative.identity(), relative.name(),
							CaseWords.of("relation", relative.relation()), relative.mobile()))
					.toList());
	}

	private static List<Choice> words(String kind, List<String> codes) {
		return codes.stream().map((code) -> new Choice(code, CaseWords.of(kind, code))).toList();
	}

	/** A code with its Arabic word. */
	record Choice(String code, String word) {
	}

	/** A detainee with the words for their data. */
	record Shown(DemoDetainee detainee, String stage, String health, String prison, List<Kin> relatives) {
	}

	/** A relative of the detainee. */
	record Kin(String identity, String name, String relation, String mobile) {
	}

}
