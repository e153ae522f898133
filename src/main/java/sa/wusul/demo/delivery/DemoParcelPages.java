package sa.wusul.demo.delivery;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import sa.wusul.casefile.CaseWords;
import sa.wusul.delivery.CourierEvent;
import sa.wusul.delivery.CourierEventService;
import sa.wusul.delivery.EventOutcome;
import sa.wusul.delivery.FailureReason;
import sa.wusul.delivery.TrackingNumber;
import sa.wusul.platform.problem.RefusalWords;

/** Demo page on which to act as the courier, with the events that couriers send. */
@Controller
class DemoParcelPages {

	private static final String ACCOUNT = "courier";

	private final DemoCourier courier;

	private final CourierEventService events;

	private final RefusalWords messages;

	DemoParcelPages(DemoCourier courier, CourierEventService events, RefusalWords messages) {
		this.courier = courier;
		this.events = events;
		this.messages = messages;
	}

	@GetMapping("/demo/parcels")
	String show(Model model) {
		model.addAttribute("parcels", this.courier.parcels().stream().map(Shown::of).toList());
		model.addAttribute("reasons", FailureReason.values());
		return "demo/parcels";
	}

	@PostMapping("/demo/parcels/{trackingNumber}/events")
	String tell(@PathVariable String trackingNumber, @RequestParam CourierEvent.Kind event,
			@RequestParam(defaultValue = "0") int attempt, @RequestParam Optional<FailureReason> reason,
			@RequestParam Optional<String> code, @RequestParam Optional<String> delegateIdentityNumber,
			RedirectAttributes told) {
		var answer = this.events
			.receive(new TrackingNumber(trackingNumber),
					new CourierEvent(UUID.randomUUID().toString(), event, attempt, reason, code,
							delegateIdentityNumber.filter((identity) -> !identity.isBlank()), Optional.empty()),
					ACCOUNT);
		if (answer.outcome() != EventOutcome.ACCEPTED) {
			told.addFlashAttribute("refusal", sentence(answer));
		}
		return "redirect:/demo/parcels";
	}

	private String sentence(CourierEventService.Answer answer) {
		return switch (answer.outcome()) {
			case CODE_WRONG, NOT_THE_DELEGATE ->
				this.messages.text(RefusalWords.ARABIC, code(answer.outcome()), answer.triesLeft().orElse(0));
			default -> this.messages.text(RefusalWords.ARABIC, code(answer.outcome()));
		};
	}

	private static String code(EventOutcome outcome) {
		var words = outcome.name().toLowerCase(Locale.ROOT).split("_");
		var code = new StringBuilder("delivery.").append(words[0]);
		for (var word = 1; word < words.length; word++) {
			code.append(words[word].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[word].substring(1));
		}
		return code.toString();
	}

	/** A parcel with the words for its state. */
	record Shown(DemoCourier.DemoParcel parcel, String state, int nextAttempt) {

		static Shown of(DemoCourier.DemoParcel parcel) {
			return new Shown(parcel, CaseWords.of("delivery", parcel.state()), parcel.attempts() + 1);
		}

	}

}
