package sa.wusul.demo.register;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.casefile.CaseWords;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.PersonName;
import sa.wusul.demo.register.DemoPeopleProperties.Person;
import sa.wusul.demo.register.DemoPeopleProperties.Thing;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.relay.TemporaryFailureException;
import sa.wusul.services.register.FactKind;
import sa.wusul.services.register.RegisterEnquiry;
import sa.wusul.services.register.RegisterPurpose;
import sa.wusul.services.register.RegisterEntry;
import sa.wusul.services.register.RegisterFiles;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisplayName("The demo's registers")
@Tag("fast")
class DemoRegistersTest {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), Kingdom.ZONE);

	/** The reason for which the demo's registers refuse an entry for a person. */
	private static final String ENTRY_REFUSAL = "entryRefusal";

	private static final String STRANGER = "1987654322";

	private static final DemoPeopleProperties PEOPLE = RegisterFiles.read("demo/registers.yaml", "wusul.demo.registers",
			DemoPeopleProperties.class);

	@Test
	@DisplayName("know people with valid, unique numbers, and only facts that a register has")
	void people() {
		var facts = RegisterFiles.registers()
			.registers()
			.values()
			.stream()
			.flatMap((register) -> register.answers().keySet().stream())
			.collect(Collectors.toSet());
		facts.add(ENTRY_REFUSAL);
		assertThat(PEOPLE.people()).hasSizeGreaterThanOrEqualTo(40);
		assertThat(PEOPLE.people()).extracting(Person::identity)
			.doesNotHaveDuplicates()
			.allSatisfy((identity) -> new IdentityNumber(identity));
		assertThat(PEOPLE.people().stream().flatMap((person) -> person.workers().stream()))
			.filteredOn((worker) -> worker.number().startsWith("2"))
			.hasSizeGreaterThan(5)
			.allSatisfy((worker) -> new IdentityNumber(worker.number()));
		assertThat(said()).isSubsetOf(facts);
	}

	@Test
	@DisplayName("have Arabic names")
	void names() {
		assertThat(RegisterFiles.registers().registers().keySet())
			.allSatisfy((register) -> assertThat(CaseWords.of("register", register)).isNotEqualTo(register));
	}

	@Test
	@DisplayName("have a person for every reason that a register can cause")
	void everyReason() {
		var flags = RegisterFiles.registers()
			.registers()
			.entrySet()
			.stream()
			// The Tawasul window has its own people.
			.filter((register) -> !Set.of("detainees", "families", "agencies", "visitors").contains(register.getKey()))
			.flatMap((register) -> register.getValue().answers().entrySet().stream())
			.filter((fact) -> fact.getValue() == FactKind.BOOLEAN)
			.map(Map.Entry::getKey)
			.collect(Collectors.toCollection(HashSet::new));
		// An owner, a guardian or an agent follows from the person they are listed under.
		flags.removeAll(Arrays.asList("workerOfRequester", "vehicleOfRequester", "iqamaHeld", "guardianOfRequester",
				"powerFound"));
		assertThat(said()).containsAll(flags)
			.contains("age", "identityDaysLeft", "passportDaysLeft", "licenceDaysLeft", "registrationDaysLeft",
					"iqamaDaysLeft", "daysInKingdom", "unpaidFines", "birthDaysAgo");
	}

	@OnBothDatabases
	@DisplayName("answer with the name of everybody, and of their workers")
	void nameOnFile(TestDatabase database) {
		var registers = registers(database);

		for (var person : PEOPLE.people()) {
			assertThat(registers.name(person.identity())).isEqualTo(new PersonName(person.name()));
			person.workers()
				.forEach((worker) -> assertThat(registers.name(worker.number()))
					.isEqualTo(new PersonName(worker.name())));
		}
		assertThat(registers.enquire("workers", of("1001244019", "workerIdentityNumber", "2198344414")))
			.containsEntry("workerNameOnFile", new PersonName("راجو كومار"));
		assertThat(registers.enquire("persons", of("1441026182")))
			.containsEntry("nameOnFile", new PersonName("ريم بنت ماجد المطيري"))
			.containsEntry("gender", "FEMALE");
	}

	@OnBothDatabases
	@DisplayName("return a plain record of a stranger, always the same")
	void stranger(TestDatabase database) {
		var registers = registers(database);

		assertThat(registers.enquire("persons", of(STRANGER))).isEqualTo(registers.enquire("persons", of(STRANGER)))
			.containsEntry("personKnown", true)
			.containsEntry("travelBan", false)
			.containsKeys("age", "identityDaysLeft");
		assertThat(registers.enquire("fines", of(STRANGER))).containsEntry("unpaidFines", 0);
		assertThat(registers.enquire("vehicles", of(STRANGER))).isEqualTo(Map.of("vehicleFound", false));
		assertThat(registers.enquire("vehicles", of(STRANGER, "plateNumber", "ب ب ب 1111")))
			.containsEntry("vehicleOfRequester", true)
			.containsEntry("inspectionValid", true);
		assertThat(registers.enquire("workers", of(STRANGER, "workerIdentityNumber", "3123456789")))
			.containsEntry("iqamaHeld", false)
			.doesNotContainKey("iqamaDaysLeft");
	}

	@OnBothDatabases
	@DisplayName("omit facts marked as not reported")
	void unsaid(TestDatabase database) {
		var employer = of(person("لم تصل نتيجة فحص عاملته الطبي"), "workerIdentityNumber", "3343122200");

		assertThat(registers(database).enquire("workers", employer)).containsEntry("workerFound", true)
			.containsEntry("insuranceValid", true)
			.doesNotContainKey("medicalCheckValid");
	}

	@OnBothDatabases
	@DisplayName("know the owner of a vehicle, in any notation of its plate")
	void vehicleOfAnother(TestDatabase database) {
		var registers = registers(database);
		var owner = PEOPLE.people().stream().filter((person) -> !person.vehicles().isEmpty()).findFirst().orElseThrow();
		var plate = owner.vehicles().get(0).number().replace(" ", "");

		assertThat(registers.enquire("vehicles", of(owner.identity(), "plateNumber", plate)))
			.containsEntry("vehicleOfRequester", true);
		assertThat(registers.enquire("vehicles", of(STRANGER, "plateNumber", plate)))
			.containsEntry("vehicleOfRequester", false);
	}

	@OnBothDatabases
	@DisplayName("make an entry once per key and report it from then on")
	void enter(TestDatabase database) {
		var registers = registers(database);
		var expired = person("جواز سفرها منته");
		assertThat(registers.enquire("passports", of(expired))).containsEntry("passportDaysLeft", -14);

		var entry = new RegisterEntry("1448-0001234-7:RENEW_PASSPORT", "RENEW_PASSPORT", Optional.of(10), of(expired));
		var first = registers.enter("passports", entry);

		assertThat(first).containsEntry("validFrom", LocalDate.of(2026, 11, 24))
			.containsEntry("validUntil", LocalDate.of(2036, 11, 24));
		assertThat((String) first.get("documentSerialNumber")).matches("P\\d{8}");
		assertThat(registers.enter("passports",
				new RegisterEntry(entry.key(), "RENEW_PASSPORT", Optional.of(5), of(expired))))
			.isEqualTo(first);
		assertThat(registers.enquire("passports", of(expired))).containsEntry("passportDaysLeft", 3653L);
		assertThat(database.jdbc().sql("select count(*) from demo_register_entry").query(Integer.class).single())
			.isOne();
	}

	@OnBothDatabases
	@DisplayName("extend an iqama and a vehicle's registration from their old end")
	void runsOn(TestDatabase database) {
		var registers = registers(database);
		var worker = of(STRANGER, "workerIdentityNumber", "2198344414");
		var left = (Integer) registers.enquire("workers", worker).get("iqamaDaysLeft");

		assertThat(registers.enter("workers",
				new RegisterEntry("1448-0001234-7:RENEW_IQAMA", "RENEW_IQAMA", Optional.of(1), worker)))
			.containsEntry("validUntil", LocalDate.of(2026, 11, 24).plusDays(left).plusYears(1));
	}

	@OnBothDatabases
	@DisplayName("can be switched off one by one")
	void down(TestDatabase database) {
		var registers = registers(database);
		registers.set("persons", true);
		registers.set("nobody", true);

		assertThatExceptionOfType(TemporaryFailureException.class)
			.isThrownBy(() -> registers.enquire("persons", of(STRANGER)));
		registers.enquire("fines", of(STRANGER));
		assertThat(registers.registers()).filteredOn(DemoRegisters.Switch::down)
			.extracting(DemoRegisters.Switch::register)
			.containsExactly("persons");

		registers.set("persons", false);
		registers.enquire("persons", of(STRANGER));
		assertThat(new DemoRegisterBook(database.jdbc(), CLOCK).calls()).extracting(DemoRegisterBook.Call::register)
			.containsExactly("persons", "fines");
	}

	private static Stream<String> saidOf(Stream<Thing> things) {
		return things.flatMap((thing) -> thing.facts().keySet().stream());
	}

	private static Stream<String> said() {
		return PEOPLE.people()
			.stream()
			.flatMap((person) -> Stream
				.of(person.facts().keySet().stream(), saidOf(person.workers().stream()),
						saidOf(person.vehicles().stream()), saidOf(person.births().stream()))
				.flatMap((facts) -> facts));
	}

	private static String person(String shows) {
		return PEOPLE.people()
			.stream()
			.filter((person) -> person.shows().equals(shows))
			.findFirst()
			.orElseThrow()
			.identity();
	}

	private static RegisterEnquiry of(String requester, String... particulars) {
		var given = new HashMap<String, String>();
		for (var i = 0; i < particulars.length; i += 2) {
			given.put(particulars[i], particulars[i + 1]);
		}
		return new RegisterEnquiry(RegisterPurpose.DECISION, "1448-0001234-7", "services-passport-renewal",
				new IdentityNumber(requester), given);
	}

	private static DemoRegisters registers(TestDatabase database) {
		return new DemoRegisters(RegisterFiles.registers(), PEOPLE, List.of(),
				new DemoRegisterBook(database.jdbc(), CLOCK), CLOCK);
	}

}
