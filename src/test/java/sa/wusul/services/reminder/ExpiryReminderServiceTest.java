package sa.wusul.services.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.models.FileLimitDecisions;
import sa.wusul.notification.PersonMessages;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.services.register.OwnDocument;
import sa.wusul.services.register.OwnDocument.Kind;
import sa.wusul.services.register.OwnDocumentReader;
import sa.wusul.services.register.RegisterPurpose;
import sa.wusul.support.MovableClock;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

@DisplayName("Reminders before documents expire")
@Tag("fast")
class ExpiryReminderServiceTest {

	private static final Instant NOW = Instant.parse("2026-11-29T07:00:00Z");

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

	private static final String PERSON = "1058529940";

	private static final String MOBILE = "+966512345678";

	private static final String SERVICE = "services-passport-renewal";

	private final MovableClock clock = new MovableClock(NOW);

	private final OwnDocumentReader documents = mock();

	private final CaseFiles caseFiles = mock();

	private final PersonMessages messages = mock();

	private final AuditLog audit = mock();

	private final List<ExpiryFacts> started = new ArrayList<>();

	private ExpiryReminderService service;

	private ExpiryConsentRepository consents;

	@OnBothDatabases
	@DisplayName("are for those who agreed: of others no register is asked, and the log keeps consent, look and end")
	void consent(TestDatabase database) {
		on(database);
		assertThat(this.service.look()).isZero();
		then(this.documents).shouldHaveNoInteractions();

		this.service.agree(PERSON, MOBILE);
		this.service.agree(PERSON, MOBILE);
		assertThat(this.service.consent(PERSON)).hasValueSatisfying((consent) -> {
			assertThat(consent.agreedAt()).isEqualTo(NOW);
			assertThat(consent.mobile()).isEqualTo(MOBILE);
			assertThat(consent.lookedAt()).isNull();
		});
		assertThat(this.service.look()).isOne();
		assertThat(this.service.look()).as("once a day").isZero();
		then(this.documents).should(times(1)).find(new IdentityNumber(PERSON), RegisterPurpose.REMINDER);
		assertThat(this.service.consent(PERSON).orElseThrow().lookedAt()).isEqualTo(NOW);

		this.service.revoke(PERSON);
		this.service.revoke(PERSON);
		assertThat(this.service.consent(PERSON)).isEmpty();
		this.clock.pass(Duration.ofDays(100));
		assertThat(this.service.look()).isZero();
		then(this.audit).should(times(3)).add(any(AuditEntry.class));
	}

	@OnBothDatabases
	@DisplayName("begin on the day that the table names, until when nobody is looked up")
	void onItsDay(TestDatabase database) {
		on(database);
		this.service.agree(PERSON, MOBILE);
		expiring(TODAY.plusDays(75));
		this.service.look();
		assertThat(this.started).isEmpty();
		assertThat(this.service.consent(PERSON).orElseThrow().lookOn()).isEqualTo(TODAY.plusDays(15));
		this.clock.pass(Duration.ofDays(14));
		assertThat(this.service.look()).isZero();

		this.clock.pass(Duration.ofDays(1));
		expiring(TODAY.plusDays(75));
		assertThat(this.service.look()).isOne();
		assertThat(this.started).containsExactly(new ExpiryFacts(Kind.PASSPORT, "CITIZEN", 60, ExpiryFacts.NEVER, 0));
		assertThat(this.service.consent(PERSON).orElseThrow().lookOn()).as("30 days at most, the next is in 46")
			.isEqualTo(TODAY.plusDays(45));
	}

	@OnBothDatabases
	@DisplayName("are sent once for each of their days, and counted")
	void once(TestDatabase database) {
		on(database);
		this.service.agree(PERSON, MOBILE);
		var id = this.service.consent(PERSON).orElseThrow().id();
		this.service.remind("ER-" + id, Kind.PASSPORT, 60);
		this.service.remind("ER-" + id, Kind.PASSPORT, 60);
		then(this.messages).should(times(1))
			.send(MOBILE, "documentExpiring", "20261129" + id + "1",
					Map.of("expiringDocument", "PASSPORT", "daysNumber", "60"));

		this.service.remind("ER-" + id, Kind.IDENTITY, 60);
		then(this.messages).should().send(eq(MOBILE), anyString(), eq("20261129" + id + "0"), any());

		this.clock.pass(Duration.ofDays(1));
		expiring(TODAY.plusDays(60));
		this.service.look();
		assertThat(this.started).as("it was told of that document").isEmpty();
		this.clock.pass(Duration.ofDays(46));
		expiring(TODAY.plusDays(60));
		this.service.look();
		assertThat(this.started).containsExactly(new ExpiryFacts(Kind.PASSPORT, "CITIZEN", 13, 60, 0));
		this.service.revoke(PERSON);
		this.service.remind("ER-" + id, Kind.PASSPORT, 13);
		then(this.messages).should(times(2)).send(anyString(), anyString(), anyString(), any());
	}

	@OnBothDatabases
	@DisplayName("have no use while the renewal is under way, shortly after it, and without consent")
	void needless(TestDatabase database) {
		on(database);
		this.service.agree(PERSON, MOBILE);
		var id = this.service.consent(PERSON).orElseThrow().id();
		assertThat(this.service.isWanted("ER-" + id, SERVICE)).isTrue();
		assertThat(this.service.isWanted("ER-9" + id, SERVICE)).as("nobody agreed").isFalse();
		known(CaseState.WITH_DEPARTMENT, null);
		assertThat(this.service.isWanted("ER-" + id, SERVICE)).isFalse();
		assertThat(this.service.isWanted("ER-" + id, "services-iqama-renewal")).isTrue();
		known(CaseState.COMPLETED, NOW.minus(Duration.ofDays(29)));
		assertThat(this.service.isWanted("ER-" + id, SERVICE)).isFalse();
		known(CaseState.COMPLETED, NOW.minus(Duration.ofDays(31)));
		assertThat(this.service.isWanted("ER-" + id, SERVICE)).isTrue();
		known(CaseState.WITHDRAWN, NOW);
		assertThat(this.service.isWanted("ER-" + id, SERVICE)).isTrue();
	}

	@OnBothDatabases
	@DisplayName("ask the registers about few people at a time, and each node about others")
	void budget(TestDatabase database) {
		on(database);
		for (var person = 0; person < 25; person++) {
			this.consents.keep("10000000" + (10 + person), MOBILE);
		}
		var first = this.consents.due(1).get(0);
		assertThat(this.consents.claim(first)).isTrue();
		assertThat(this.consents.claim(first)).as("another node").isFalse();
		assertThat(this.consents.due(100)).hasSize(24);
		then(this.messages).should(never()).send(any(), any(), any(), any());
	}

	private void known(CaseState state, Instant closed) {
		var file = mock(CaseFile.class);
		given(file.processKey()).willReturn(SERVICE);
		given(file.state()).willReturn(state);
		given(file.times()).willReturn(new CaseFile.Times(NOW, null, null, closed));
		given(this.caseFiles.forPerson(new IdentityNumber(PERSON))).willReturn(List.of(file));
	}

	private void expiring(LocalDate... days) {
		var today = LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE);
		given(this.documents.find(any(), any())).willReturn(Arrays.stream(days)
			.map((day) -> new OwnDocument(Kind.PASSPORT, day, ChronoUnit.DAYS.between(today, day)))
			.toList());
	}

	/** Reminds 60 and 14 days before, as the table does. */
	private static Optional<String> renewal(ExpiryFacts facts) {
		var left = facts.daysLeft();
		var isDue = left >= 15 && left <= 60 && facts.remindedDaysLeft() > 60
				|| left >= 0 && left <= 14 && facts.remindedDaysLeft() > 14;
		return isDue ? Optional.of(SERVICE) : Optional.empty();
	}

	private void on(TestDatabase database) {
		given(this.audit.pseudonym(any())).willReturn("p-1");
		this.consents = new ExpiryConsentRepository(database.jdbc(), EncryptionForTests.fields(database.dataSource()),
				this.clock);
		this.service = new ExpiryReminderService(this.consents, this.documents, ExpiryReminderServiceTest::renewal,
				(consent, facts) -> this.started.add(facts), this.caseFiles, this.messages, new FileLimitDecisions(),
				this.audit, new TransactionTemplate(database.transactionManager()), this.clock);
	}

}
