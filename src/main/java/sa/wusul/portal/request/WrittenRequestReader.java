package sa.wusul.portal.request;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.citizen.Citizen;
import sa.wusul.citizen.RequestDraft;
import sa.wusul.citizen.RequestDraftRepository;
import sa.wusul.meeting.Bookings;
import sa.wusul.platform.form.FieldCondition;
import sa.wusul.platform.form.FormSchema;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.portal.LocalMoment;
import sa.wusul.portal.cases.OwnCaseReader;
import sa.wusul.portal.request.RequestForm.Choice;
import sa.wusul.portal.request.RequestForm.ChosenTime;
import sa.wusul.portal.request.RequestForm.Said;
import sa.wusul.portal.request.WrittenRequest.Place;
import sa.wusul.services.ServiceCatalogue;
import sa.wusul.services.register.PersonRegisterReader;
import sa.wusul.services.register.RegisteredPerson;
import sa.wusul.services.register.Spouse;
import sa.wusul.services.register.SpouseReader;

/** Reads requests as far as citizens have written them. */
@Component
class WrittenRequestReader {

	/** The occasion of which the register is told. */
	private static final String FORM = "portal-form";

	/** The question for the short address, by its key in a form. */
	static final String ADDRESS = "shortAddress";

	/** The question for the mother of a newborn, by its key in a form. */
	private static final String MOTHER = "motherIdentityNumber";

	/** The draft's list of those who may be the mother, as the register named them. */
	private static final String MOTHERS = MOTHER + ".known";

	/** The part of a draft that says whom it is about; no form has this key. */
	private static final String SUBJECT = "about";

	private final ServiceCatalogue catalogue;

	private final RequestDraftRepository drafts;

	private final SubmissionService submissions;

	private final OwnCaseReader cases;

	private final PersonRegisterReader register;

	private final SpouseReader spouses;

	private final Bookings bookings;

	private final FieldCondition conditions;

	private final ObjectMapper json;

	private final MessageSource words;

	WrittenRequestReader(ServiceCatalogue catalogue, RequestDraftRepository drafts, SubmissionService submissions,
			OwnCaseReader cases, PersonRegisterReader register, SpouseReader spouses, Bookings bookings,
			FieldCondition conditions, ObjectMapper json, MessageSource words) {
		this.catalogue = catalogue;
		this.drafts = drafts;
		this.submissions = submissions;
		this.cases = cases;
		this.register = register;
		this.spouses = spouses;
		this.bookings = bookings;
		this.conditions = conditions;
		this.json = json;
		this.words = words;
	}

	/**
	 * Reads what is written for a service.
	 * @throws RefusalException {@code service.notForYou} if the citizen may not request
	 * it there
	 */
	WrittenRequest read(String service, Citizen citizen, Place place) {
		var asked = this.catalogue.request(service);
		var draft = this.drafts.find(citizen, asked.id()).filter((begun) -> !wasHandedIn(begun, citizen));
		var given = new LinkedHashMap<String, Object>(draft.map(this::answers).orElse(Map.of()));
		var subject = subject(given.remove(SUBJECT));
		var requester = subject.flatMap(RequestSubject::represented).orElse(citizen.identityNumber());
		if (!asked.isOpenTo(new IdentityNumber(requester).requesterKind(), place.channel().name())) {
			throw new RefusalException(Kind.FORBIDDEN, "service.notForYou");
		}
		var source = this.catalogue.form(asked.id());
		var known = draft.isEmpty() ? known(citizen, place, asked.id()) : Map.<String, Object>of();
		var form = RequestForm.of(source, place.locale(), chosen(given.get(RequestForm.TIME), place.locale()),
				mothers(given.getOrDefault(MOTHERS, known.get(MOTHERS)), place.locale()),
				subject.map((about) -> about.answers().keySet()).orElse(Set.of()));
		var answers = new LinkedHashMap<>(form.presets());
		answers.putAll(known);
		answers.putAll(given);
		subject.ifPresent((about) -> answers.putAll(about.answers()));
		answers.put("channel", place.channel().name());
		var schema = FormSchema.read(new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)));
		return WrittenRequest.of(asked, form, answers, schema.refusals(answers, this.conditions), known.keySet(),
				this.conditions, draft, subject);
	}

	private Optional<RequestSubject> subject(Object kept) {
		return Optional.ofNullable(kept).map((about) -> this.json.convertValue(about, RequestSubject.class));
	}

	/** Returns whom the draft for a service is about; empty if there is none. */
	Optional<RequestSubject> subject(Citizen citizen, String service) {
		return this.drafts.find(citizen, service).map(this::answers).flatMap((kept) -> subject(kept.get(SUBJECT)));
	}

	boolean hasDraft(Citizen citizen, String service) {
		return this.drafts.find(citizen, service).isPresent();
	}

	/** Begins a draft about these people, in place of another one for the service. */
	void begin(Citizen citizen, Place place, String service, RequestSubject subject) {
		this.drafts.find(citizen, service).ifPresent(this.drafts::remove);
		keep(citizen, place, service, UUID.randomUUID().toString(), Map.of(SUBJECT, subject));
	}

	/** Returns the answers of a draft, unchecked. */
	Map<String, Object> answers(RequestDraft draft) {
		try {
			return this.json.readValue(draft.answers(), SubmissionService.ANSWERS);
		}
		catch (JsonProcessingException writtenByUs) {
			throw new IllegalStateException(writtenByUs);
		}
	}

	/**
	 * Adds answers to the draft, unchecked. A draft begins with what is known of the
	 * citizen, so that no register is asked again.
	 * @param key of the draft, if it begins with them
	 */
	void keep(Citizen citizen, Place place, String service, String key, Map<String, Object> added) {
		var answers = new LinkedHashMap<String, Object>(
				this.drafts.find(citizen, service).map(this::answers).orElseGet(() -> known(citizen, place, service)));
		answers.putAll(added);
		try {
			this.drafts.keep(citizen, service, key, this.json.writeValueAsString(answers));
		}
		catch (JsonProcessingException textsAndNumbers) {
			throw new IllegalStateException(textsAndNumbers);
		}
	}

	/**
	 * Checks whether the draft was submitted but its answer got lost, and marks it as
	 * submitted.
	 */
	private boolean wasHandedIn(RequestDraft draft, Citizen citizen) {
		var reference = this.submissions.reference(citizen, draft.key());
		reference.ifPresent((known) -> this.drafts.handedIn(draft, known));
		return reference.isPresent();
	}

	/** Returns the time that the citizen chose, as long as it exists. */
	private Optional<ChosenTime> chosen(Object number, Locale locale) {
		return Optional.ofNullable(number)
			.filter(Number.class::isInstance)
			.flatMap((id) -> this.bookings.slot(((Number) id).longValue()))
			.map((slot) -> {
				var from = LocalMoment.of(slot.startsAt(), locale);
				var until = LocalMoment.of(slot.endsAt(), locale).time();
				return new ChosenTime(slot.id(), this.words.getMessage("request.time", null, locale),
						this.words.getMessage("request.time.words",
								new Object[] { from.weekday(), from.hijri(), from.gregorian(), from.time(), until },
								locale));
			});
	}

	/** Adds those who may be the mother: the woman who asks, or the wives of the man. */
	private void addMothers(IdentityNumber citizen, RegisteredPerson person, Map<String, Object> known) {
		var mothers = person.section().filter("women"::equals).isPresent() ? List.of(new Spouse(citizen, person.name()))
				: this.spouses.find(citizen, FORM);
		if (!mothers.isEmpty()) {
			known.put(MOTHERS,
					mothers.stream()
						.map((mother) -> mother.number().value() + " " + mother.name().value())
						.collect(Collectors.joining("\n")));
		}
		if (mothers.size() == 1) {
			known.put(MOTHER, mothers.get(0).number().value());
		}
	}

	/** Returns the choices of the mother; none if she is asked for by her number. */
	private static Map<String, List<Choice>> mothers(Object known, Locale locale) {
		if (known == null) {
			return Map.of();
		}
		var arabic = locale.getLanguage().equals(RefusalWords.ARABIC.getLanguage());
		return Map.of(MOTHER, String.valueOf(known).lines().map((line) -> {
			var parts = line.split(" ", 2);
			return new Choice(parts[0], new Said(parts[1], arabic));
		}).toList());
	}

	/**
	 * Returns the citizen's own details: the centre of their latest request, name,
	 * section and address from the register, or from that request if the register does
	 * not answer; at a kiosk its centre.
	 */
	private Map<String, Object> known(Citizen citizen, Place place, String service) {
		var known = new HashMap<String, Object>(Map.of(RequestSubject.REPRESENTATION, "SELF"));
		this.cases.all(citizen)
			.stream()
			.filter((file) -> file.requester().identityNumber().equals(citizen.identityNumber()))
			.findFirst()
			.ifPresent((file) -> known.putAll(Map.of("requesterName", file.requester().name(), "centre",
					file.place().centre(), "section", file.place().section())));
		this.register.find(new IdentityNumber(citizen.identityNumber()), FORM).ifPresent((person) -> {
			known.put("requesterName", person.name().value());
			person.section().ifPresent((section) -> known.put("section", section));
			person.address().ifPresent((address) -> known.put(ADDRESS, address));
			if (this.catalogue.form(service).contains('"' + MOTHER + '"')) {
				addMothers(new IdentityNumber(citizen.identityNumber()), person, known);
			}
		});
		place.centre().ifPresent((centre) -> known.put("centre", centre));
		return known;
	}

}
