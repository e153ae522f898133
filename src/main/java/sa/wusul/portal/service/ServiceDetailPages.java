package sa.wusul.portal.service;

import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import sa.wusul.casefile.Channel;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.citizen.Citizen;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.portal.ComingStepReader;
import sa.wusul.portal.login.CitizenAccessConfiguration;
import sa.wusul.services.PreviewDecisions;
import sa.wusul.services.ServiceCatalogue;
import sa.wusul.services.ServiceCatalogue.Service;
import sa.wusul.services.register.EligibilityPreviewService;
import sa.wusul.supervision.PromiseRepository;

/**
 * The page of one service, open to everyone. Only to a person who is logged in for
 * themselves it says whether they may use it.
 */
@Controller
public class ServiceDetailPages {

	private final ServiceCatalogue catalogue;

	private final EligibilityPreviewService previews;

	private final PreviewDecisions decisions;

	private final PromiseRepository promises;

	private final ComingStepReader coming;

	private final ServiceDetailWords words;

	ServiceDetailPages(ServiceCatalogue catalogue, EligibilityPreviewService previews, PreviewDecisions decisions,
			PromiseRepository promises, ComingStepReader coming, ServiceDetailWords words) {
		this.catalogue = catalogue;
		this.previews = previews;
		this.decisions = decisions;
		this.promises = promises;
		this.coming = coming;
		this.words = words;
	}

	@GetMapping("/services/{service}")
	String show(@PathVariable String service, HttpServletRequest request, Locale locale, Model model) {
		var offered = this.catalogue.request(service);
		var channel = CitizenAccessConfiguration.channel(request);
		var citizen = CitizenAccessConfiguration.citizen(request);
		var prices = this.decisions.prices(offered.id());
		var answer = answer(offered, channel, citizen, request);
		model.addAttribute("service", offered);
		model.addAttribute("name", this.words.name(offered, locale));
		model.addAttribute("about", this.words.about(offered, locale));
		model.addAttribute("answer", answer);
		answer.preview().ifPresent((preview) -> {
			model.addAttribute("obstacles", this.words.tell(preview.obstacles(), (id) -> link(id, citizen), locale));
			model.addAttribute("conditions", this.words.tell(preview.conditions(), (id) -> link(id, citizen), locale));
			model.addAttribute("missing", this.words.tell(preview.papers(), (id) -> link(id, citizen), locale));
		});
		model.addAttribute("forOthers", this.words.asksForWhom(offered));
		model.addAttribute("offeredHere", isOffered(offered, channel));
		model.addAttribute("papers", this.words.papers(offered, locale));
		model.addAttribute("prices", this.words.prices(offered, prices, locale));
		model.addAttribute("time",
				this.promises.find(offered.id()).map((time) -> this.words.time(time, locale)).orElse(null));
		model.addAttribute("steps", this.coming.forService(offered, locale));
		return "portal/service";
	}

	private Answer answer(Service service, Channel channel, Optional<Citizen> citizen, HttpServletRequest request) {
		if (citizen.isEmpty()) {
			return new Answer(this.previews.isDecided(service.id()) ? State.LOG_IN : State.NOTHING, Optional.empty());
		}
		var person = new IdentityNumber(citizen.get().identityNumber());
		if (isOffered(service, channel) && !service.isOpenTo(person.requesterKind(), channel.name())) {
			return new Answer(State.NOT_FOR_YOU, Optional.empty());
		}
		if (citizen.get().helper() != null || !isOffered(service, channel) || !this.previews.isDecided(service.id())) {
			return new Answer(State.NOTHING, Optional.empty());
		}
		return this.previews.preview(service.id(), person, channel.name(), request.getSession().getId())
			.map((preview) -> new Answer(
					State.valueOf(preview.outcome().map((outcome) -> outcome.name()).orElse(State.OPEN.name())),
					Optional.of(preview)))
			.orElseGet(() -> new Answer(State.UNKNOWN, Optional.empty()));
	}

	/** Finds a service that the person may use, if the table names one that exists. */
	private Optional<Service> link(String id, Optional<Citizen> citizen) {
		try {
			var service = this.catalogue.request(id);
			return citizen.map((person) -> new IdentityNumber(person.identityNumber()).requesterKind())
				.filter((kind) -> service.isOpenTo(kind, Channel.PORTAL.name()))
				.map((kind) -> service);
		}
		catch (RefusalException unknown) {
			return Optional.empty();
		}
	}

	private static boolean isOffered(Service service, Channel channel) {
		return service.channels().isEmpty() || service.channels().contains(channel.name());
	}

	enum State {

		LOG_IN, NOTHING, NOT_FOR_YOU, UNKNOWN, OPEN, GRANT, OFFICER, REFUSE;

		/** Tells whether a button leads to the request. */
		public boolean mayStart() {
			return this != REFUSE && this != NOT_FOR_YOU;
		}

	}

	/**
	 * The answer to whether the person may use the service.
	 *
	 * @param preview empty if it is not known
	 */
	record Answer(State state, Optional<PreviewDecisions.Preview> preview) {
	}

}
