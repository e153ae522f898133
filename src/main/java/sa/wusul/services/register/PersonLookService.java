package sa.wusul.services.register;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Looks of staff into the register of persons while they fill in a form for somebody who
 * stands at their counter. Each look is logged before it is answered, and a reader who
 * asks for more persons than stand at a counter gets no more answers.
 */
@Service
public class PersonLookService {

	private static final String FORM = "counter-form";

	/** The requests that only staff who receive requesters may hand in. */
	private static final List<String> TAKEN_AT_COUNTERS = List.of("intake-request-registration",
			"tawasul-general-request", "reception-office-appointment");

	private final PersonRegisterReader register;

	private final PersonLookRepository looks;

	private final Rights rights;

	private final LimitDecisions limits;

	PersonLookService(PersonRegisterReader register, PersonLookRepository looks, Rights rights, LimitDecisions limits) {
		this.register = register;
		this.looks = looks;
		this.rights = rights;
		this.limits = limits;
	}

	/**
	 * Returns the person as the register knows them.
	 * @throws RefusalException {@code person.notYours} if the reader opens no cases,
	 * {@code person.tooMany} if they looked for too many persons
	 */
	public Optional<RegisteredPerson> look(String identityNumber, Collection<String> groups, String reader) {
		if (groups.stream()
			.flatMap((group) -> this.rights.group(group).stream())
			.noneMatch((group) -> TAKEN_AT_COUNTERS.stream().anyMatch(group.role()::mayStart))) {
			throw new RefusalException(Kind.FORBIDDEN, "person.notYours");
		}
		var person = new IdentityNumber(identityNumber);
		this.looks.add(person, reader);
		if (exceeds(reader, PersonLookLimit.PERSON_LOOKS_HOURLY, Duration.ofHours(1))
				|| exceeds(reader, PersonLookLimit.PERSON_LOOKS_DAILY, Duration.ofDays(1))) {
			this.looks.addRefusal(person, reader);
			throw new RefusalException(Kind.TOO_MANY, "person.tooMany");
		}
		return this.register.find(person, FORM);
	}

	private boolean exceeds(String reader, PersonLookLimit limit, Duration period) {
		return this.looks.countPersons(reader, period) > this.limits.number(limit);
	}

}
