package sa.wusul.citizen;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.PlainText;
import sa.wusul.citizen.Reopening.Stage;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.ArabicText;

/**
 * Requests to reopen a case: a requester who disagrees with the answer may ask to have it
 * reviewed (M4), as often and as long as the decision table says. Services decide by rule
 * and accept a new application instead; only the confidential domain answers its own
 * cases.
 */
@Repository
public class CaseReopeningRepository {

	static final int SHORTEST_REASON = 10;

	static final int LONGEST_REASON = 2000;

	private static final String REQUEST = "intake-request-registration";

	/** Kinds of the notes with the requester's reason and with the answer to it. */
	private static final String REASON = "reopening";

	private static final String EXPLANATION = "reopeningAnswer";

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final CaseFiles caseFiles;

	private final ReopeningStarter requests;

	private final ReopeningDecisions decisions;

	private final WorkingTime workingTime;

	private final Clock clock;

	CaseReopeningRepository(JdbcClient jdbc, TransactionTemplate transaction, CaseFiles caseFiles,
			ReopeningStarter requests, ReopeningDecisions decisions, WorkingTime workingTime, Clock clock) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.caseFiles = caseFiles;
		this.requests = requests;
		this.decisions = decisions;
		this.workingTime = workingTime;
		this.clock = clock;
	}

	public Reopening forCase(CaseFile file) {
		var asked = asked(file.reference());
		var days = workingDays(file, asked);
		if (days > 0 && !isTooLate(file, days)) {
			return new Reopening(Stage.POSSIBLE, lastDay(file.times().closedAt(), days), null);
		}
		return last(asked).map((stage) -> {
			var explanation = (stage == Stage.KEPT_CLOSED) ? this.caseFiles.lastNote(file.reference(), EXPLANATION)
					: Optional.<String>empty();
			return new Reopening(stage, null, explanation.orElse(null));
		}).orElseGet(() -> Reopening.at(Stage.NONE));
	}

	/** Returns the stages of all requests for a case, earliest first. */
	private List<Stage> asked(String reference) {
		return this.jdbc.sql("""
				select coalesce(decision, 'ASKED') from case_reopening where case_reference = ? order by ordinal""")
			.param(reference)
			.query(String.class)
			.list()
			.stream()
			.map(Stage::valueOf)
			.toList();
	}

	private static Optional<Stage> last(List<Stage> asked) {
		return asked.isEmpty() ? Optional.empty() : Optional.of(asked.get(asked.size() - 1));
	}

	/** Returns the days for a request; 0 if there may be none, or one is open. */
	private int workingDays(CaseFile file, List<Stage> asked) {
		var open = !file.state().closed() || last(asked).filter(Stage.ASKED::equals).isPresent();
		return (file.processKey().equals(REQUEST) && !open) ? this.decisions.workingDays(file.state(), asked.size())
				: 0;
	}

	/**
	 * Asks to reopen a case; repeating the same text changes nothing.
	 * @param reason the requester's reason, in their own words
	 * @throws RefusalException {@code reopening.open} while the case is open,
	 * {@code reopening.other} if it did not end with an answer,
	 * {@code reopening.tooLate}, {@code reopening.once}, {@code reopening.reason} if the
	 * reason is too short or too long
	 */
	public void ask(CaseFile file, String reason) {
		var said = reason.replace("\r\n", "\n").strip();
		var asked = asked(file.reference());
		var days = workingDays(file, asked);
		if (!asked.isEmpty() && (days == 0 || repeats(file, said))) {
			refuseAnother(file, said);
			return;
		}
		if (days == 0) {
			throw new RefusalException(Kind.CONFLICT, file.state().closed() ? "reopening.other" : "reopening.open");
		}
		if (isTooLate(file, days)) {
			throw new RefusalException(Kind.CONFLICT, "reopening.tooLate", days);
		}
		if (said.length() < SHORTEST_REASON || said.length() > LONGEST_REASON) {
			throw new RefusalException(Kind.INVALID, "reopening.reason", SHORTEST_REASON, LONGEST_REASON);
		}
		PlainText.check(said);
		try {
			this.transaction.executeWithoutResult((status) -> keepAndBring(file, asked.size() + 1, said));
		}
		catch (DuplicateKeyException atTheSameMoment) {
			refuseAnother(file, said);
		}
	}

	private void keepAndBring(CaseFile file, int ordinal, String reason) {
		var now = this.clock.instant();
		this.jdbc.sql("insert into case_reopening (case_reference, ordinal, asked_at) values (?, ?, ?)")
			.params(file.reference(), ordinal, now.atOffset(ZoneOffset.UTC))
			.update();
		this.caseFiles.write(file.reference(),
				new Note("portal", ArabicText.of("reopening.step"), REASON, reason, CaseRead.REQUESTER, now));
		this.requests.bring(file);
	}

	private void refuseAnother(CaseFile file, String reason) {
		if (!repeats(file, reason)) {
			throw new RefusalException(Kind.CONFLICT, "reopening.once");
		}
	}

	private boolean repeats(CaseFile file, String reason) {
		return this.caseFiles.lastNote(file.reference(), REASON).filter(reason::equals).isPresent();
	}

	/** Records that staff accepted, and reopens the case. */
	public void reopen(String reference) {
		decide(reference, Stage.REOPENED);
		this.caseFiles.reopen(reference);
	}

	/** Records that staff confirmed the answer. */
	public void keepClosed(String reference) {
		decide(reference, Stage.KEPT_CLOSED);
	}

	private void decide(String reference, Stage decision) {
		this.jdbc
			.sql("update case_reopening set decision = ?, decided_at = ? where case_reference = ? and decision is null")
			.params(decision.name(), this.clock.instant().atOffset(ZoneOffset.UTC), reference)
			.update();
	}

	private boolean isTooLate(CaseFile file, int days) {
		return LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE).isAfter(lastDay(file.times().closedAt(), days));
	}

	/**
	 * Returns the last day for the request; it counts in full, beyond its working hours.
	 */
	private LocalDate lastDay(Instant closedAt, int days) {
		return LocalDate.ofInstant(this.workingTime.plusDays(closedAt, days), Kingdom.ZONE);
	}

}
