package sa.wusul.demo.tawasul;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.Digits;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.demo.register.DemoRecords;
import sa.wusul.services.register.RegisterEnquiry;
import sa.wusul.tawasul.DetaineeCases;
import sa.wusul.tawasul.DetaineeEvent;
import sa.wusul.tawasul.DetaineeEventService;

/**
 * A demo replacement for the register of detainees, for their families in the civil
 * register and for the registry of agencies. Changes made here are published as the real
 * register would publish them.
 */
@Component
@EnableConfigurationProperties(DemoDetainees.People.class)
public class DemoDetainees implements DemoRecords {

	private static final String ACCOUNT = "detainees";

	private final People people;

	private final DemoDetaineeBook book;

	private final DetaineeEventService events;

	private final Clock clock;

	DemoDetainees(People people, DemoDetaineeBook book, DetaineeEventService events, Clock clock) {
		this.people = people;
		this.book = book;
		this.events = events;
		this.clock = clock;
	}

	@Override
	public Map<String, Object> find(String register, RegisterEnquiry enquiry) {
		var requester = enquiry.requester().value();
		var detainee = find(Digits.toLatin(enquiry.particulars().getOrDefault(DetaineeCases.DETAINEE, requester)));
		var named = Optional.ofNullable(enquiry.particulars().get("namedIdentityNumber")).map(Digits::toLatin);
		return switch (register) {
			case "detainees" -> detainee.map((known) -> known.facts(LocalDate.now(this.clock)))
				.orElseGet(() -> Map.of("detaineeKnown", false));
			case "families" -> family(detainee, requester, named);
			case "numbers", "persons" ->
				mobileOfRelative(requester).<Map<String, Object>>map((mobile) -> Map.of("mobileOnFile", mobile))
					.orElse(Map.of());
			case "agencies" -> agencies(detainee, requester, named);
			default -> Map.of();
		};
	}

	@Override
	public Optional<String> name(String identity) {
		return this.people.people().stream().flatMap((detainee) -> detainee.name(identity).stream()).findFirst();
	}

	private static Map<String, Object> agencies(Optional<DemoDetainee> detainee, String requester,
			Optional<String> named) {
		var facts = new HashMap<String, Object>();
		facts.put("powerOfAttorneyValid", hasLawyer(detainee, requester));
		named.ifPresent((person) -> facts.put("namedPowerOfAttorneyValid", hasLawyer(detainee, person)));
		return facts;
	}

	private static boolean hasLawyer(Optional<DemoDetainee> detainee, String person) {
		return detainee.filter((known) -> known.hasLawyer(person)).isPresent();
	}

	/**
	 * Returns the facts on the relation of the requester, and of the person they name if
	 * any, to the detainee.
	 */
	private Map<String, Object> family(Optional<DemoDetainee> detainee, String requester, Optional<String> named) {
		var facts = new HashMap<String, Object>();
		var relation = relation(detainee, requester);
		facts.put("relation", relation);
		facts.put("relationDegree", degree(relation));
		facts.put("marriedToDetainee", relation.equals("SPOUSE"));
		facts.put("mobileOnFile", mobile(requester));
		named.ifPresent((person) -> {
			facts.put("namedRelation", relation(detainee, person));
			facts.put("namedRelationDegree", degree(relation(detainee, person)));
			facts.put("namedMobileOnFile", mobile(person));
		});
		return facts;
	}

	private static String relation(Optional<DemoDetainee> detainee, String person) {
		return detainee.flatMap((known) -> known.relative(person)).map(DemoDetainee.Relative::relation).orElse("NONE");
	}

	/** Returns the person's number, which is the same for every detainee. */
	private String mobile(String person) {
		return mobileOfRelative(person).orElse("055" + person.substring(2, 9));
	}

	private Optional<String> mobileOfRelative(String person) {
		return this.people.people()
			.stream()
			.flatMap((detainee) -> detainee.relative(person).stream())
			.map(DemoDetainee.Relative::mobile)
			.findFirst();
	}

	/**
	 * Returns the degree of kinship by the Kingdom's civil law: spouses, parents and
	 * children are of the first degree.
	 */
	public static int degree(String relation) {
		return switch (relation) {
			case "SPOUSE", "PARENT", "CHILD" -> 1;
			case "SIBLING" -> 2;
			default -> 9;
		};
	}

	/** Finds the detainee in the current state of the register. */
	public Optional<DemoDetainee> find(String identity) {
		return this.people.people()
			.stream()
			.filter((detainee) -> detainee.identity().equals(identity))
			.findFirst()
			.map(this::now);
	}

	public List<DemoDetainee> all() {
		return this.people.people().stream().map(this::now).toList();
	}

	private DemoDetainee now(DemoDetainee detainee) {
		return detainee.with(this.book.forDetainee(detainee.identity()));
	}

	/** Changes the record and publishes the event. */
	@Transactional
	public void change(String identity, DetaineeEvent.Kind kind, String to) {
		this.book.write(identity, this.book.forDetainee(identity).after(kind, to));
		this.events.receive(new DetaineeEvent(UUID.randomUUID().toString(), new IdentityNumber(identity), kind,
				Optional.of(this.clock.instant())), ACCOUNT);
	}

	/**
	 * Ends the relation of a relative or the power of attorney of the lawyer. The
	 * registers of families and agencies publish no events.
	 */
	@Transactional
	public void end(String identity, String relative) {
		this.book.write(identity, this.book.forDetainee(identity).without(relative));
	}

	/** The people of {@code demo/detainees.yaml}. */
	@ConfigurationProperties("wusul.demo.detainees")
	record People(List<DemoDetainee> people) {
	}

}
