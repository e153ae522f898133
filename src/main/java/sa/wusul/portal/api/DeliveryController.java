package sa.wusul.portal.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.CaseRead.Endpoint;
import sa.wusul.casefile.CaseRead.Shown;
import sa.wusul.casefile.CaseReference;
import sa.wusul.delivery.Delivery;
import sa.wusul.delivery.DeliveryChoiceService;
import sa.wusul.delivery.DeliveryService;
import sa.wusul.delivery.DeliveryState;
import sa.wusul.delivery.FailureReason;
import sa.wusul.delivery.TrackingNumber;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * API of the channels for the progress of a delivery, and for choosing another day or an
 * office. All requests may be repeated.
 */
@RestController
@RequestMapping("/api/cases/{reference}/delivery")
class DeliveryController {

	private final DeliveryService deliveries;

	private final DeliveryChoiceService choices;

	private final AccessLog log;

	DeliveryController(DeliveryService deliveries, DeliveryChoiceService choices, AccessLog log) {
		this.deliveries = deliveries;
		this.choices = choices;
		this.log = log;
	}

	@GetMapping
	OnItsWay delivery(@PathVariable String reference, ChannelAccount account) {
		return shown(reference, account, this.deliveries.get(CaseReference.parse(reference).value()));
	}

	/** Chooses the day of the courier's next visit. */
	@PutMapping("/day")
	OnItsWay chooseDay(@PathVariable String reference, @RequestBody ChosenDay chosen, ChannelAccount account) {
		if (chosen.day() == null) {
			throw new RefusalException(Kind.INVALID, "delivery.dayNotOffered");
		}
		return shown(reference, account, this.choices.chooseDay(CaseReference.parse(reference).value(), chosen.day()));
	}

	/** Chooses an office at which the requester collects the document. */
	@PutMapping("/office")
	OnItsWay chooseOffice(@PathVariable String reference, @RequestBody ChosenOffice chosen, ChannelAccount account) {
		if (chosen.office() == null) {
			throw new RefusalException(Kind.INVALID, "delivery.officeUnknown");
		}
		return shown(reference, account,
				this.choices.chooseOffice(CaseReference.parse(reference).value(), chosen.office()));
	}

	private OnItsWay shown(String reference, ChannelAccount account, Delivery delivery) {
		this.log.write(CaseRead.at(Endpoint.CHANNEL, CaseReference.parse(reference).value(), account.userName(),
				Shown.DELIVERY));
		return new OnItsWay(delivery.state(), delivery.trackingNumber().map(TrackingNumber::value).orElse(null),
				delivery.attempts(), delivery.failureReason().orElse(null), delivery.chosenDay().orElse(null),
				this.choices.days(delivery), delivery.office(), delivery.keptUntil().orElse(null));
	}

	record ChosenDay(LocalDate day) {
	}

	record ChosenOffice(String office) {
	}

	record OnItsWay(DeliveryState state, String trackingNumber, int attempts, FailureReason failureReason,
			LocalDate chosenDay, List<LocalDate> daysToChoose, String office, Instant keptUntil) {
	}

}
