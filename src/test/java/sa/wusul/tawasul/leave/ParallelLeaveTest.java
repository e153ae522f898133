package sa.wusul.tawasul.leave;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.models.FileLimitDecisions;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.inbox.InboxForTests;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.services.Findings;
import sa.wusul.support.AtOnce;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;
import sa.wusul.tawasul.DetaineeEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

@DisplayName("Simultaneous occurrences")
@Tag("fast")
class ParallelLeaveTest {

	private static final int MANY = 60;

	private static final Instant NOW = Instant.parse("2026-11-24T07:00:00Z");

	private static final IdentityNumber DETAINEE = new IdentityNumber("1057830869");

	@OnBothDatabases
	@DisplayName("of 60 officers for the same detainee: one is scheduled, the others are refused")
	void sameDetainee(TestDatabase database) {
		var prison = new Prison(database);
		prison.authorise(1, 3);

		var answers = AtOnce.answers(MANY, (number) -> prison.schedule(1));

		assertThat(answers).filteredOn((answer) -> answer instanceof Occurrence).hasSize(1);
		assertThat(answers).filteredOn(
				(answer) -> answer instanceof RefusalException refusal && refusal.code().equals("leave.alreadyAway"))
			.hasSize(MANY - 1);
		assertThat(prison.count("leave_occurrence")).isOne();
	}

	@OnBothDatabases
	@DisplayName("of two authorisations: one lets the detainee out")
	void twoAuthorisations(TestDatabase database) {
		var prison = new Prison(database);
		prison.authorise(1, 3);
		prison.authorise(2, 3);

		var answers = AtOnce.answers(MANY, (number) -> prison.schedule(1 + number % 2));

		assertThat(answers).filteredOn((answer) -> answer instanceof Occurrence).hasSize(1);
		assertThat(answers).filteredOn((answer) -> !(answer instanceof Occurrence))
			.allSatisfy((answer) -> assertThat(((RefusalException) answer).code()).isEqualTo("leave.alreadyAway"));
	}

	@OnBothDatabases
	@DisplayName("all day long: as many as granted, and no more")
	void neverMoreThanGranted(TestDatabase database) {
		var prison = new Prison(database);
		prison.authorise(1, 3);

		var answers = AtOnce.answers(MANY, (number) -> prison.outAndBack(1));

		assertThat(prison.count("leave_occurrence where outcome = 'PUNCTUAL' and closed_at is not null"))
			.isLessThanOrEqualTo(3);
		assertThat(answers)
			.allSatisfy((answer) -> assertThat(answer).isInstanceOfAny(RefusalException.class, String.class));
		while (prison.count("leave_occurrence") < 3) {
			prison.outAndBack(1);
		}
		assertThatThrownBy(() -> prison.schedule(1)).isInstanceOf(RefusalException.class);
		assertThat(prison.count("leave_occurrence")).isEqualTo(3);
		assertThat(prison.count("leave_authorisation where state = 'EXPIRED' and reason_code = 'USED_UP'")).isOne();
	}

	@OnBothDatabases
	@DisplayName("and a pause: the detainee does not leave, or is recalled")
	void pausedAtTheDoor(TestDatabase database) {
		for (var round = 1; round <= 10; round++) {
			var prison = new Prison(database);
			prison.authorise(round, 1);
			var occurrence = prison.schedule(round);
			var leave = occurrence.leaveNumber();

			var answers = AtOnce.answers(2,
					(number) -> (number == 0) ? prison.in(() -> prison.service.depart(occurrence.number(), null))
							: prison.in(() -> prison.paused(leave)));

			var left = answers.get(0) instanceof Occurrence;
			var state = prison.service.get(occurrence.number()).state();
			assertThat(state).isEqualTo(left ? OccurrenceState.OUT : OccurrenceState.SCHEDULED);
			assertThat(prison.count("leave_authorisation where number = '" + leave + "' and state = 'PAUSED'")).isOne();
			prison.forget(occurrence.number());
		}
	}

	/** A fixture with authorisations and occurrences on a database of its own. */
	private static final class Prison {

		private final TestDatabase database;

		private final TransactionTemplate together;

		private final LeaveRepository leaves;

		final OccurrenceService service;

		Prison(TestDatabase database) {
			this.database = database;
			this.together = new TransactionTemplate(database.transactionManager());
			var clock = Clock.fixed(NOW, ZoneOffset.UTC);
			this.leaves = new LeaveRepository(database.jdbc(), database.dataSource(), clock,
					EncryptionForTests.fields(database.dataSource()));
			this.service = new OccurrenceService(this.leaves,
					new OccurrenceRepository(database.jdbc(), clock, EncryptionForTests.fields(database.dataSource())),
					new NoTables(), new FileLimitDecisions(), mock(Findings.class), InboxForTests.on(database, clock),
					mock(PaperService.class), clock);
		}

		void authorise(int number, int occurrences) {
			var reference = reference(number);
			this.database.jdbc()
				.sql("""
						insert into case_file (reference, process_key, channel, centre, section, topic, state, identity_number, identity_hash,
						  requester_kind, requester_name, mobile, subject, request_text, fingerprint, opened_by, opened_at)
						values (?, 'tawasul-leave-authorisation', 'PORTAL', 'riyadh', 'men', 'tawasul', 'IN_FORCE', '1366712766', 'h',
						  'CITIZEN', 'x', '+966501234567', 'x', 'x', ?, 'x', ?)""")
				.params(reference, reference, NOW.atOffset(ZoneOffset.UTC))
				.update();
			this.leaves.insert(reference, DETAINEE, LeaveReason.WEDDING);
			var leave = this.leaves.forCase(reference).orElseThrow().number();
			this.leaves.set(leave, new LeaveConditions(false, false, 24, occurrences, 60, false, 2, 180));
			this.leaves.approve(leave, "PRISON_DIRECTOR", "x", NOW, NOW.plus(Duration.ofDays(60)));
		}

		Occurrence schedule(int number) {
			return in(() -> this.service.schedule(reference(number), NOW, "prison"));
		}

		String outAndBack(int number) {
			var occurrence = schedule(number).number();
			in(() -> this.service.depart(occurrence, null));
			in(() -> this.service.recordReturn(occurrence));
			this.together.executeWithoutResult((status) -> this.service.close(occurrence));
			return occurrence;
		}

		boolean paused(String leave) {
			this.leaves.hold(leave);
			return this.leaves.change(leave, LeaveState.APPROVED, LeaveState.PAUSED, null);
		}

		void forget(String occurrence) {
			this.database.jdbc()
				.sql("update leave_occurrence set away_key = null where number = ?")
				.param(occurrence)
				.update();
		}

		<T> T in(Supplier<T> work) {
			return this.together.execute((status) -> work.get());
		}

		int count(String rows) {
			return this.database.jdbc().sql("select count(*) from " + rows).query(Integer.class).single();
		}

		private static String reference(int number) {
			return "1448-%07d-0".formatted(number);
		}

	}

	/** Decision tables that are not used, because these tests raise no alarm. */
	private static final class NoTables implements LeaveDecisions {

		@Override
		public boolean isProofMissing(LeaveReason reason, boolean attached, boolean seen) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Optional<Deadline> opinionDeadline(Authority authority, LeaveReason reason,
				Map<String, Object> findings) {
			return Optional.empty();
		}

		@Override
		public boolean isConcerned(Authority authority, DetaineeEvent.Kind change) {
			return false;
		}

		@Override
		public LeaveConditions conditions(LeaveReason reason, Map<String, Object> findings) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Alarm alarm(int rung) {
			throw new UnsupportedOperationException();
		}

	}

}
