package sa.wusul.citizen;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.PlainText;
import sa.wusul.citizen.Reopening.Stage;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.ArabicText;

/**
 * Requests to reopen a case: a requester who disagrees with the answer may ask once,
 * within five working days, to have it reviewed (M4). Services decide by rule and accept
 * a new application instead; only the confidential domain answers its own cases.
 */
@Repository
public class CaseReopeningRepository {

	static final int WORKING_DAYS = 5;

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

	private final WorkingTime workingTime;

	private final Clock clock;

	CaseReopeningRepository(JdbcClient jdbc, TransactionTemplate transaction, CaseFiles caseFiles,
			ReopeningStarter requests, WorkingTime workingTime, Clock clock) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.caseFiles = caseFiles;
		this.requests = requests;
		this.workingTime = workingTime;
		this.clock = clock;
	}

	public Reopening forCase(CaseFile file) {
		return asked(file.reference()).map((stage) -> {
			var explanation = (stage == Stage.KEPT_CLOSED) ? this.caseFiles.lastNote(file.reference(), EXPLANATION)
					: Optional.<String>empty();
			return new Reopening(stage, null, explanation.orElse(null));
		})
			.orElseGet(() -> isAnswered(file) && !isTooLate(file)
					? new Reopening(Stage.POSSIBLE, lastDay(file.times().closedAt()), null) : Reopening.at(Stage.NONE));
	}

	private Optional<Stage> asked(String reference) {
		return this.jdbc.sql("select coalesce(decision, 'ASKED') from case_reopening where case_reference = ?")
			.param(reference)
			.query(String.class)
			.optional()
			.map(Stage::valueOf);
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
		if (asked(file.reference()).isPresent()) {
			refuseAnother(file, said);
			return;
		}
		if (!isAnswered(file)) {
			throw new RefusalException(Kind.CONFLICT, file.state().closed() ? "reopening.other" : "reopening.open");
		}
		if (isTooLate(file)) {
			throw new RefusalException(Kind.CONFLICT, "reopening.tooLate", WORKING_DAYS);
		}
		if (said.length() < SHORTEST_REASON || said.length() > LONGEST_REASON) {
			throw new RefusalException(Kind.INVALID, "reopening.reason", SHORTEST_REASON, LONGEST_REASON);
		}
		PlainText.check(said);
		try {
			this.transaction.executeWithoutResult((status) -> keepAndBring(file, said));
		}
		catch (DuplicateKeyException atTheSameMoment) {
			refuseAnother(file, said);
		}
	}

	private void keepAndBring(CaseFile file, String reason) {
		var now = this.clock.instant();
		this.jdbc.sql("insert into case_reopening (case_reference, asked_at) values (?, ?)")
			.params(file.reference(), now.atOffset(ZoneOffset.UTC))
			.update();
		this.caseFiles.write(file.reference(),
				new Note("portal", ArabicText.of("reopening.step"), REASON, reason, CaseRead.REQUESTER, now));
		this.requests.bring(file);
	}

	private void refuseAnother(CaseFile file, String reason) {
		if (this.caseFiles.lastNote(file.reference(), REASON).filter(reason::equals).isEmpty()) {
			throw new RefusalException(Kind.CONFLICT, "reopening.once");
		}
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
		this.jdbc.sql("update case_reopening set decision = ?, decided_at = ? where case_reference = ?")
			.params(decision.name(), this.clock.instant().atOffset(ZoneOffset.UTC), reference)
			.update();
	}

	private static boolean isAnswered(CaseFile file) {
		return file.processKey().equals(REQUEST)
				&& (file.state() == CaseState.ANSWERED || file.state() == CaseState.REJECTED);
	}

	private boolean isTooLate(CaseFile file) {
		return LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE).isAfter(lastDay(file.times().closedAt()));
	}

	/**
	 * Returns the last day for the request; it counts in full, beyond its working hours.
	 */
	private LocalDate lastDay(Instant closedAt) {
		return LocalDate.ofInstant(this.workingTime.plusDays(closedAt, WORKING_DAYS), Kingdom.ZONE);
	}

}
