package sa.wusul.services.register;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.PersonName;
import sa.wusul.platform.attempt.AttemptLimit;
import sa.wusul.platform.attempt.AttemptLimit.Rate;
import sa.wusul.platform.attempt.AttemptLimiter;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.services.register.RepresentedPerson.Kind;
import sa.wusul.services.register.RepresentedPerson.Power;

/**
 * Reads for whom a person may act, from the registers that vouch for it, within the time
 * for which a page may wait.
 */
@Component
public class RepresentedPeopleReader {

	/** The occasion of which the registers are told. */
	private static final String OCCASION = "own-people";

	/** Documents are asked for so many children; nobody waits for more answers. */
	private static final int MOST_CHILDREN = 12;

	/** The number of a worker who has no iqama yet. */
	private static final Pattern BORDER_NUMBER = Pattern.compile("3\\d{9}");

	private final List<RegisterGateway> gateways;

	private final RegisterPreviewReader calls;

	private final OwnDocumentReader documents;

	private final AttemptLimiter limiter;

	private final LimitDecisions limits;

	private final Clock clock;

	RepresentedPeopleReader(List<RegisterGateway> gateways, RegisterPreviewReader calls, OwnDocumentReader documents,
			AttemptLimiter limiter, LimitDecisions limits, Clock clock) {
		this.gateways = gateways;
		this.calls = calls;
		this.documents = documents;
		this.limiter = limiter;
		this.limits = limits;
		this.clock = clock;
	}

	/** Asks all registers once. */
	public RepresentedPeople find(IdentityNumber person) {
		count(person);
		var kinds = Kind.values();
		var answers = this.calls.askAll(Stream.of(kinds)
			.map((kind) -> (Callable<List<RepresentedPerson>>) () -> listed(kind, person))
			.toList());
		var people = new ArrayList<RepresentedPerson>();
		var silent = EnumSet.noneOf(Kind.class);
		for (var kind : kinds) {
			answers.get(kind.ordinal()).ifPresentOrElse(people::addAll, () -> silent.add(kind));
		}
		return new RepresentedPeople(withDocuments(people), silent);
	}

	/**
	 * Asks one register again, because a right may have ended since the first answer.
	 * @return these people as they were if it is silent
	 */
	public RepresentedPeople renew(RepresentedPeople known, Kind kind, IdentityNumber person) {
		count(person);
		return this.calls.askAll(List.<Callable<List<RepresentedPerson>>>of(() -> listed(kind, person)))
			.get(0)
			.map((fresh) -> known.renewed(kind, fresh))
			.orElse(known);
	}

	/**
	 * Counts a question, so that no program empties a register.
	 * @throws RefusalException {@code mine.tooOften}
	 */
	private void count(IdentityNumber person) {
		var hourly = new Rate(this.limits.number(PreviewLimit.PREVIEWS_HOURLY), Duration.ofHours(1));
		if (this.limiter.take(AttemptLimit.of("represented-people", hourly), person.value()).isPresent()) {
			throw new RefusalException(RefusalException.Kind.TOO_MANY, "mine.tooOften");
		}
	}

	private List<RepresentedPerson> listed(Kind kind, IdentityNumber person) {
		return RegisterGateway.get(this.gateways, kind.register())
			.list(kind.register(), new RegisterEnquiry(RegisterPurpose.OWN_FILE, OCCASION, OCCASION, person, Map.of()))
			.stream()
			.flatMap((entry) -> read(kind, entry).stream())
			.toList();
	}

	/** Reads an entry; one without a valid number is left out. */
	private Optional<RepresentedPerson> read(Kind kind, Map<String, Object> entry) {
		var number = switch (kind) {
			case CHILD -> entry.get("childIdentityNumber");
			case PRINCIPAL -> entry.get("principalIdentityNumber");
			case WORKER -> entry.get("workerIdentityNumber");
		};
		try {
			var said = String.valueOf(number);
			var known = (kind == Kind.WORKER && BORDER_NUMBER.matcher(said).matches()) ? said
					: new IdentityNumber(said).value();
			return Optional.of(read(kind, known, entry));
		}
		catch (RefusalException noNumber) {
			return Optional.empty();
		}
	}

	private RepresentedPerson read(Kind kind, String number, Map<String, Object> entry) {
		var today = LocalDate.now(this.clock.withZone(Kingdom.ZONE));
		var day = (LocalDate) entry.get("guardianshipEndsOn");
		var left = switch (kind) {
			case CHILD -> (day != null) ? (Long) ChronoUnit.DAYS.between(today, day) : null;
			case PRINCIPAL -> days(entry.get("powerDaysLeft"));
			case WORKER -> days(entry.get("iqamaDaysLeft"));
		};
		var name = switch (kind) {
			case CHILD -> entry.get("childNameOnFile");
			case PRINCIPAL -> entry.get("principalNameOnFile");
			case WORKER -> entry.get("workerNameOnFile");
		};
		return new RepresentedPerson(UUID.randomUUID().toString(), kind, number,
				(name instanceof PersonName known) ? known.value() : "", (left != null) ? today.plusDays(left) : null,
				left,
				(kind != Kind.PRINCIPAL) ? null
						: new Power(String.valueOf(entry.get("powerNumber")), (String) entry.get("powerState"),
								(String) entry.get("powerScope")),
				Boolean.TRUE.equals(entry.get("workerAbsent")), List.of());
	}

	private static Long days(Object fact) {
		return (fact instanceof Number number) ? (Long) number.longValue() : null;
	}

	/** Adds which documents of the children expire. */
	private List<RepresentedPerson> withDocuments(List<RepresentedPerson> people) {
		var children = people.stream().filter((person) -> person.kind() == Kind.CHILD).limit(MOST_CHILDREN).toList();
		var answers = this.calls.askAll(children.stream()
			.map((child) -> (Callable<List<OwnDocument>>) () -> this.documents
				.find(new IdentityNumber(child.identityNumber()), OwnDocument.Kind.IDENTITY, OwnDocument.Kind.PASSPORT))
			.toList());
		return people.stream().map((person) -> {
			var place = children.indexOf(person);
			return (place < 0) ? person : person.with(new ArrayList<>(answers.get(place).orElse(List.of())));
		}).toList();
	}

}
