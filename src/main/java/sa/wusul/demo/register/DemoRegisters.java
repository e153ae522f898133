package sa.wusul.demo.register;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseWords;
import sa.wusul.casefile.Digits;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.PersonName;
import sa.wusul.demo.register.DemoPeopleProperties.Person;
import sa.wusul.demo.register.DemoPeopleProperties.Thing;
import sa.wusul.demo.register.DemoRegisterBook.Entered;
import sa.wusul.platform.relay.TemporaryFailureException;
import sa.wusul.services.register.EntryRefusal;
import sa.wusul.services.register.EntryRefusedException;
import sa.wusul.services.register.RegisterEnquiry;
import sa.wusul.services.register.RegisterEntry;
import sa.wusul.services.register.RegisterGateway;
import sa.wusul.services.register.RegisterPurpose;
import sa.wusul.services.register.RegisterProperties;

/**
 * A demo replacement for the sectors' registers: a few people with prepared facts, and a
 * plain record of everybody else. Each register can be switched off.
 */
@Component
@Order
@EnableConfigurationProperties(DemoPeopleProperties.class)
public class DemoRegisters implements RegisterGateway {

	private static final String AGENT = "agentIdentityNumber";

	/** The prefix of the name under which the book keeps that a power is revoked. */
	private static final String POWER = "power:";

	private static final int OF_AGE = 18;

	/** The value in the demo's data for a fact that a register does not report. */
	private static final String UNSAID = "";

	/** The name under which the demo's data holds the reason for refusing an entry. */
	private static final String ENTRY_REFUSAL = "entryRefusal";

	/**
	 * The facts that say whether a record exists; if one is false, no other fact follows.
	 */
	private static final Set<String> EXISTENCE = Set.of("personKnown", "passportFound", "workerFound", "licenceFound",
			"vehicleFound", "birthNotified", "detaineeKnown", "guardianOfRequester", "powerFound");

	private final RegisterProperties properties;

	private final DemoPeopleProperties people;

	private final List<DemoRecords> records;

	private final DemoRegisterBook book;

	private final Clock clock;

	DemoRegisters(RegisterProperties properties, DemoPeopleProperties people, List<DemoRecords> records,
			DemoRegisterBook book, Clock clock) {
		this.properties = properties;
		this.people = people;
		this.records = List.copyOf(records);
		this.book = book;
		this.clock = clock;
	}

	@Override
	public boolean reachesAny() {
		return true;
	}

	@Override
	public boolean reaches(String register) {
		return this.properties.registers().containsKey(register);
	}

	@Override
	@Transactional
	public Map<String, Object> enquire(String register, RegisterEnquiry enquiry) {
		called(register, enquiry, null);
		return facts(register, enquiry);
	}

	/**
	 * Lists what the demo's data say; what a register does not say of a child, neither.
	 */
	@Override
	public List<Map<String, Object>> list(String register, RegisterEnquiry enquiry) {
		called(register, enquiry, null);
		var person = enquiry.requester().value();
		return switch (register) {
			case "guardians" -> this.people.find(person).map(this::children).orElse(List.of());
			case "powers" -> powers(person);
			case "workers" -> this.people.find(person).map(this::workers).orElse(List.of());
			default -> throw new TemporaryFailureException("register " + register + ": has no lists in the demo");
		};
	}

	private List<Map<String, Object>> children(Person guardian) {
		return guardian.children()
			.stream()
			.map((child) -> Map.entry(child, facts("guardians", child, Map.of(AGENT, guardian.identity()))))
			.filter((child) -> Boolean.TRUE.equals(child.getValue().get("guardianOfRequester")))
			.map((child) -> Map.<String, Object>of("childIdentityNumber", child.getKey(), "childNameOnFile",
					name(child.getKey()), "guardianshipEndsOn", child.getValue().get("guardianshipEndsOn")))
			.toList();
	}

	private List<Map<String, Object>> powers(String agent) {
		return this.people.people()
			.stream()
			.flatMap((principal) -> principal.powers()
				.stream()
				.filter((power) -> power.agent().equals(agent))
				.map((power) -> Map.<String, Object>of("powerNumber", power.number(), "powerState", state(power),
						"powerScope", power.scope(), "powerDaysLeft", power.daysLeft(), "principalIdentityNumber",
						principal.identity(), "principalNameOnFile", name(principal.identity()))))
			.toList();
	}

	private List<Map<String, Object>> workers(Person employer) {
		return employer.workers().stream().map((worker) -> {
			var facts = facts("workers", employer.identity(), Map.of("workerIdentityNumber", worker.number()));
			facts.put("workerIdentityNumber", worker.number());
			return facts;
		}).filter(DemoRegisters::isListed).map((facts) -> {
			facts.keySet().retainAll(this.properties.registers().get("workers").lists().keySet());
			return facts;
		}).toList();
	}

	/** Checks whether a worker has an iqama, or is known by a border number alone. */
	private static boolean isListed(Map<String, Object> worker) {
		var iqama = String.valueOf(worker.get("workerIdentityNumber")).startsWith("2");
		return iqama == Boolean.TRUE.equals(worker.get("iqamaHeld"));
	}

	@Override
	@Transactional(noRollbackFor = EntryRefusedException.class)
	public Map<String, Object> enter(String register, RegisterEntry entry) {
		called(register, entry.about(), entry.kind());
		refusal(entry.about()).ifPresent((reason) -> {
			throw new EntryRefusedException(reason);
		});
		var today = LocalDate.now(this.clock);
		var term = DemoTerm.of(entry.kind());
		var until = term.until(today, today.plusDays(daysLeft(register, entry.about())), entry.termYears());
		var entered = this.book.enter(entry.key(), register, subject(register, entry.about()), entry.kind(),
				term.serialNumber(entry.key()), today, until);
		var answer = new HashMap<String, Object>(Map.of(RegisterEntry.SERIAL_NUMBER, entered.serialNumber(),
				RegisterEntry.VALID_FROM, entered.validFrom()));
		entered.validUntil().ifPresent((day) -> answer.put(RegisterEntry.VALID_UNTIL, day));
		return answer;
	}

	/**
	 * Returns the reason for which every entry about the person, or about the worker, is
	 * refused.
	 */
	private Optional<EntryRefusal> refusal(RegisterEnquiry about) {
		var worker = plain(about.particulars().get("workerIdentityNumber"));
		return this.people.find(about.requester().value())
			.map((person) -> (String) person.facts().get(ENTRY_REFUSAL))
			.or(() -> this.people.people()
				.stream()
				.flatMap((person) -> person.workers().stream())
				.filter((known) -> known.number().equals(worker))
				.map((known) -> (String) known.facts().get(ENTRY_REFUSAL))
				.filter(Objects::nonNull)
				.findFirst())
			.map(EntryRefusal::valueOf);
	}

	private void called(String register, RegisterEnquiry enquiry, String entryKind) {
		if (this.book.isDown(register)) {
			throw new TemporaryFailureException("register " + register + ": switched off in the demo");
		}
		this.book.note(register, enquiry.caseReference(), entryKind);
	}

	private Map<String, Object> facts(String register, RegisterEnquiry enquiry) {
		var requester = enquiry.requester().value();
		var facts = new HashMap<>(PlausibleRecords.of(register, requester, enquiry.particulars()));
		this.people.find(requester).ifPresent((person) -> facts.putAll(person.facts()));
		this.records.forEach((more) -> facts.putAll(more.find(register, enquiry)));
		switch (register) {
			case "persons" -> {
				facts.putIfAbsent("nameOnFile", name(requester));
				facts.putIfAbsent("gender", gender(requester));
				facts.putIfAbsent("mobileOnFile", PlausibleRecords.mobile(requester));
			}
			case "workers" -> {
				var worker = enquiry.particulars().get("workerIdentityNumber");
				add(Person::workers, worker, requester, "workerOfRequester", facts);
				Optional.ofNullable(plain(worker)).ifPresent((known) -> facts.put("workerNameOnFile", name(known)));
			}
			case "guardians" -> addGuardianship(requester, enquiry.particulars().get(AGENT), facts);
			case "powers" -> addPower(requester, enquiry.particulars(), facts);
			case "vehicles" ->
				add(Person::vehicles, vehicle(enquiry.particulars()), requester, "vehicleOfRequester", facts);
			case "marriages" -> List.of("first", "second", "third", "fourth")
				.forEach((place) -> Optional.ofNullable((String) facts.get(place + "SpouseIdentityNumber"))
					.ifPresent((spouse) -> facts.put(place + "SpouseNameOnFile", name(spouse))));
			case "births" -> add(Person::births, enquiry.particulars().get("birthNotificationNumber"), requester,
					"parentsMatch", facts);
			default -> {
			}
		}
		this.book.latest(register, subject(register, enquiry)).ifPresent((entered) -> facts.putAll(after(entered)));
		facts.keySet().retainAll(this.properties.registers().get(register).answers().keySet());
		facts.values().removeIf(UNSAID::equals);
		if (EXISTENCE.stream().anyMatch((fact) -> Boolean.FALSE.equals(facts.get(fact)))) {
			facts.keySet().retainAll(EXISTENCE);
		}
		return facts;
	}

	/**
	 * Adds whether the agent is the guardian. Of a stranger and of an unknown person the
	 * answer is the same.
	 */
	private void addGuardianship(String child, String agent, Map<String, Object> facts) {
		var guardian = this.people.find(agent).filter((person) -> person.children().contains(child));
		facts.putIfAbsent("guardianOfRequester", guardian.isPresent());
		if (guardian.isPresent()) {
			var age = ((Number) facts("persons", child).getOrDefault("age", 0)).longValue();
			facts.put("guardianshipEndsOn", LocalDate.now(this.clock).plusYears(OF_AGE - age));
			addAgent(agent, facts);
		}
	}

	private Map<String, Object> facts(String register, String person) {
		return facts(register, person, Map.of());
	}

	private Map<String, Object> facts(String register, String person, Map<String, String> particulars) {
		return facts(register, new RegisterEnquiry(RegisterPurpose.DECISION, register, register,
				new IdentityNumber(person), particulars));
	}

	private String state(DemoPeopleProperties.Power power) {
		return this.book.isDown(POWER + power.number()) ? "REVOKED" : power.state();
	}

	/** Adds the power of attorney with this number if it is one between the two. */
	private void addPower(String principal, Map<String, String> particulars, Map<String, Object> facts) {
		var agent = particulars.get(AGENT);
		var number = plain(particulars.get("powerNumber"));
		var given = this.people.find(principal)
			.flatMap((person) -> person.powers()
				.stream()
				.filter((power) -> power.number().equals(number) && power.agent().equals(agent))
				.findFirst());
		facts.put("powerFound", given.isPresent());
		given.ifPresent((power) -> {
			facts.put("powerState", state(power));
			facts.put("powerScope", power.scope());
			facts.put("powerDaysLeft", power.daysLeft());
			addAgent(agent, facts);
			facts.put("principalMobileOnFile", PlausibleRecords.mobile(principal));
		});
	}

	private void addAgent(String agent, Map<String, Object> facts) {
		facts.put("agentNameOnFile", name(agent));
		facts.put("agentMobileOnFile", PlausibleRecords.mobile(agent));
	}

	/** Revokes a power of attorney, or restores it. */
	public void revoke(String powerNumber, boolean revoked) {
		if (this.people.people()
			.stream()
			.flatMap((person) -> person.powers().stream())
			.anyMatch((power) -> power.number().equals(powerNumber))) {
			this.book.set(POWER + powerNumber, revoked);
		}
	}

	/**
	 * Adds the facts on a worker, a vehicle or a birth, and whether it belongs to the
	 * requester.
	 */
	private void add(Function<Person, List<Thing>> things, String number, String requester, String ownership,
			Map<String, Object> facts) {
		for (var person : this.people.people()) {
			for (var thing : things.apply(person)) {
				if (Objects.equals(plain(thing.number()), plain(number))) {
					facts.put(ownership, person.identity().equals(requester));
					facts.putAll(thing.facts());
				}
			}
		}
	}

	private Map<String, Object> after(Entered entered) {
		var facts = new HashMap<String, Object>();
		entered.validUntil()
			.map((until) -> ChronoUnit.DAYS.between(LocalDate.now(this.clock), until))
			.ifPresent((left) -> facts.putAll(Map.of("identityDaysLeft", left, "passportDaysLeft", left,
					"licenceDaysLeft", left, "registrationDaysLeft", left, "iqamaDaysLeft", left)));
		facts.putAll(Map.of("passportFound", true, "passportReportedLost", false, "iqamaHeld", true,
				"alreadyRegistered", true));
		return facts;
	}

	private long daysLeft(String register, RegisterEnquiry enquiry) {
		return facts(register, enquiry).entrySet()
			.stream()
			.filter((fact) -> fact.getKey().endsWith("DaysLeft"))
			.mapToLong((fact) -> Math.max(0, ((Number) fact.getValue()).longValue()))
			.findFirst()
			.orElse(0);
	}

	private static String subject(String register, RegisterEnquiry enquiry) {
		var subject = switch (register) {
			case "workers" -> enquiry.particulars().get("workerIdentityNumber");
			case "vehicles" -> vehicle(enquiry.particulars());
			case "births" -> enquiry.particulars().get("birthNotificationNumber");
			case "licences" -> enquiry.requester().value() + " " + enquiry.service();
			default -> enquiry.requester().value();
		};
		return (subject != null) ? plain(subject) : enquiry.requester().value();
	}

	static String vehicle(Map<String, String> particulars) {
		return particulars.getOrDefault("plateNumber", particulars.get("vehicleSerialNumber"));
	}

	/**
	 * Normalises a number: plates may be written with spaces, and numbers with either
	 * digits.
	 */
	private static String plain(String number) {
		return (number != null) ? Digits.toLatin(number).replaceAll("\\s", "") : null;
	}

	/**
	 * Returns the registers with their Arabic names and whether they are switched off.
	 */
	public List<Switch> registers() {
		return this.properties.registers()
			.keySet()
			.stream()
			.sorted()
			.map((register) -> new Switch(register, CaseWords.of("register", register), this.book.isDown(register)))
			.toList();
	}

	/** Switches a register off or on; an unknown name is ignored. */
	public void set(String register, boolean down) {
		if (reaches(register)) {
			this.book.set(register, down);
		}
	}

	/** Returns the name of a person or of a worker in the registers. */
	public PersonName name(String identity) {
		return new PersonName(this.records.stream()
			.flatMap((more) -> more.name(identity).stream())
			.findFirst()
			.or(() -> this.people.name(identity))
			.orElseGet(() -> PlausibleRecords.name(identity)));
	}

	public String mobile(String identity) {
		return PlausibleRecords.mobile(identity);
	}

	/** Returns the gender in the register of persons. */
	public String gender(String identity) {
		return this.people.find(identity)
			.map((person) -> (String) person.facts().get("gender"))
			.orElseGet(() -> name(identity).value().contains(" بنت ") ? "FEMALE" : "MALE");
	}

	public List<Person> people() {
		return this.people.people();
	}

	/** A register on the demo page. */
	public record Switch(String register, String name, boolean down) {
	}

}
