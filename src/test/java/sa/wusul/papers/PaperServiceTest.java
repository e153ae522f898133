package sa.wusul.papers;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import org.springframework.dao.DuplicateKeyException;

import sa.wusul.archive.ArchiveForTests;
import sa.wusul.papers.CheckedFile.State;
import sa.wusul.papers.VerifiedPaper.Cause;
import sa.wusul.papers.VerifiedPaper.Reason;
import sa.wusul.papers.VerifiedPaper.Withdrawal;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.text.Sha256;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisplayName("Papers")
@Tag("fast")
class PaperServiceTest {

	@OnBothDatabases
	@DisplayName("a paper is issued once for a key")
	void issuesOnce(TestDatabase database) {
		var papers = papers(database);
		var first = papers.issue(Letters.request("answer:1", "رد"));
		var again = papers.issue(Letters.request("answer:1", "رد آخر"));

		assertThat(again).isEqualTo(first);
		assertThat(papers.forCase(Letters.REFERENCE)).containsExactly(first);
	}

	@OnBothDatabases
	@DisplayName("the papers of a case are numbered in the order of issue")
	void numbersPapers(TestDatabase database) {
		var papers = papers(database);
		papers.issue(Letters.request("answer:1", "رد"));
		papers.issue(Letters.request("answer:2", "رد"));

		assertThat(papers.forCase(Letters.REFERENCE)).extracting(IssuedPaper::number)
			.containsExactly("1448-0001234-7/1", "1448-0001234-7/2");
	}

	@OnBothDatabases
	@DisplayName("a paper's content is found by its hash, as it was issued")
	void findsContent(TestDatabase database) {
		var papers = papers(database);
		var paper = papers.issue(Letters.request("answer:1", "رد"));

		assertThat(papers.content(paper.contentHash())).as("the print, and behind it the signature")
			.startsWith(Letters.printer()
				.print(Letters.request("answer:1", "رد"), paper.number(), code(database, paper), Letters.ISSUED_AT)
				.content());
		assertThat(paper.issuedAt()).isEqualTo(Letters.ISSUED_AT);
		assertThatExceptionOfType(RefusalException.class).isThrownBy(() -> papers.content("0".repeat(64)))
			.satisfies((refusal) -> assertThat(refusal.kind()).isEqualTo(RefusalException.Kind.UNKNOWN));
	}

	@OnBothDatabases
	@DisplayName("the same content is kept once")
	void keepsContentOnce(TestDatabase database) {
		var store = new PaperRepository(database.jdbc(), ArchiveForTests.in(database));
		var content = new byte[] { 1, 2, 3 };
		store.keep("a".repeat(64), PaperService.PDF, content);
		store.keep("a".repeat(64), PaperService.PDF, content);

		assertThat(store.content("a".repeat(64))).hasValue(content);
	}

	@OnBothDatabases
	@DisplayName("a paper that two transactions issue at the same time is issued once, and the other gets it on the next attempt")
	void issuesOnceToTwoAtATime(TestDatabase database) {
		var papers = papers(database);
		var request = Letters.request("answer:1", "رد");
		var other = new CompletableFuture<?>[1];
		database.inTransaction(() -> {
			papers.issue(request);
			other[0] = CompletableFuture.runAsync(() -> database.inTransaction(() -> papers.issue(request)));
		});

		try {
			other[0].join();
		}
		catch (CompletionException beaten) {
			assertThat(beaten).hasCauseInstanceOf(DuplicateKeyException.class);
			papers.issue(request);
		}
		assertThat(papers.forCase(Letters.REFERENCE)).hasSize(1);
	}

	@OnBothDatabases
	@DisplayName("a requester gets their letters, not papers for staff only")
	void requestersGetTheirLetters(TestDatabase database) {
		var papers = papers(database);
		var letter = papers.issue(Letters.request("answer:1", "رد"));
		var dossier = papers.issue(MeetingPapersTest.dossierRequest());

		assertThat(papers.forCase(Letters.REFERENCE)).containsExactly(letter, dossier);
		assertThat(papers.forRequester(Letters.REFERENCE)).containsExactly(letter);
	}

	@OnBothDatabases
	@DisplayName("a paper that is rolled back was never issued")
	void rollsBack(TestDatabase database) {
		var papers = papers(database);
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> database.inTransaction(() -> {
			papers.issue(Letters.request("answer:1", "رد"));
			throw new IllegalStateException();
		}));

		assertThat(papers.forCase(Letters.REFERENCE)).isEmpty();
		assertThat(database.jdbc().sql("select count(*) from archive_item").query(Integer.class).single()).isZero();
	}

	@OnBothDatabases
	@DisplayName("a paper is verified by the code on it, and not by its number, which can be guessed")
	void verifies(TestDatabase database) {
		var papers = papers(database);
		var paper = papers.issue(Letters.request("answer:1", "رد"));
		var code = code(database, paper);

		assertThat(new PrintedPage(papers.content(paper.contentHash())).qrCode(1)).isEqualTo(code.value());
		assertThat(papers.verify(code)).hasValue(new VerifiedPaper(paper.number(), Letters.REFERENCE, "answer-letter",
				Optional.empty(), Letters.ISSUED_AT, Optional.empty(), Optional.empty()));
		assertThat(papers.verify(VerificationCode.random())).isEmpty();
		assertThat(code(database, papers.issue(Letters.request("answer:2", "رد")))).isNotEqualTo(code);
	}

	@OnBothDatabases
	@DisplayName("papers that are delivered together are withdrawn together, and others of the case are not")
	void withdrawsDelivery(TestDatabase database) {
		var papers = papers(database);
		var first = papers.issue(Letters.request("answer:1", "رد"));
		var second = papers.issue(Letters.request("answer:2", "رد"));
		var dossier = papers.issue(MeetingPapersTest.dossierRequest());

		database.inTransaction(() -> papers.revokeDelivery(first.number(), Cause.LOST));

		assertThat(papers.verify(code(database, first)).orElseThrow().withdrawn()).isPresent();
		assertThat(papers.verify(code(database, second)).orElseThrow().withdrawn()).isPresent();
		assertThat(papers.verify(code(database, dossier)).orElseThrow().withdrawn()).isEmpty();
	}

	@OnBothDatabases
	@DisplayName("a withdrawn paper is invalid from then on, until it is reinstated")
	void withdraws(TestDatabase database) {
		var papers = papers(database);
		var letter = papers.issue(Letters.request("answer:1", "رد"));
		var dossier = papers.issue(MeetingPapersTest.dossierRequest());

		database.inTransaction(() -> papers.withdraw(letter.number(), Reason.SUPERSEDED));
		database.inTransaction(() -> papers.withdraw(letter.number(), Reason.REVOKED));
		database.inTransaction(() -> papers.withdrawAll(Letters.REFERENCE, "leave-permit", Reason.REVOKED));
		database.inTransaction(() -> papers.withdraw("1448-0001234-7/9", Reason.REVOKED));

		assertThat(papers.verify(code(database, letter)).orElseThrow().withdrawn())
			.hasValue(new Withdrawal(Reason.SUPERSEDED, Letters.ISSUED_AT));
		assertThat(papers.verify(code(database, dossier)).orElseThrow().withdrawn()).isEmpty();
		var other = papers.issue(Letters.request("answer:2", "رد"));
		database.inTransaction(() -> papers.withdrawAll(Letters.REFERENCE, "answer-letter", Reason.REVOKED));
		assertThat(papers.verify(code(database, other)).orElseThrow().withdrawn().orElseThrow().reason())
			.isEqualTo(Reason.REVOKED);
		database.inTransaction(() -> papers.reinstateAll(Letters.REFERENCE, "answer-letter"));
		assertThat(papers.verify(code(database, other)).orElseThrow().withdrawn()).isEmpty();
		assertThat(papers.verify(code(database, letter)).orElseThrow().withdrawn()).as("another paper replaces it")
			.hasValue(new Withdrawal(Reason.SUPERSEDED, Letters.ISSUED_AT));
	}

	@OnBothDatabases
	@DisplayName("a paper that replaces another says so on its face, and the earlier one is known to be replaced by it")
	void replaces(TestDatabase database) {
		var papers = papers(database);
		var first = papers.issue(Letters.request("answer:1", "رد"));
		var request = Letters.request("answer:2", "رد").replacing(papers.inForce(Letters.REFERENCE, "answer-letter"));
		var second = papers.issue(request);

		assertThat(SpokenPaper.of(papers.content(second.contentHash())).letters())
			.contains(SpokenPaper.letters("تحل هذه الوثيقة محل الوثيقة رقم " + first.number()));
		assertThat(SpokenPaper.of(papers.content(first.contentHash())).letters()).doesNotContain("محلالوثيقة");
		assertThat(papers.verify(code(database, first)).orElseThrow().withdrawn().orElseThrow().replacedBy())
			.hasValue(second.number());
		assertThat(papers.issue(request)).isEqualTo(second);
		assertThat(papers.inForce(Letters.REFERENCE, "answer-letter")).containsExactly(second.number());
		assertThat(papers.forCase(Letters.REFERENCE)).extracting((paper) -> paper.state(Letters.ISSUED_AT))
			.containsExactly(IssuedPaper.State.SUPERSEDED, IssuedPaper.State.IN_FORCE);
	}

	@OnBothDatabases
	@DisplayName("a paper that was withdrawn for a time and is then revoked for a reason stays revoked")
	void revokedForGood(TestDatabase database) {
		var papers = papers(database);
		var permit = papers.issue(Letters.request("answer:1", "رد"));

		database.inTransaction(() -> papers.withdraw(permit.number(), Reason.REVOKED));
		database.inTransaction(() -> papers.revoke(permit.number(), Cause.ERROR));
		database.inTransaction(() -> papers.reinstateAll(Letters.REFERENCE, "answer-letter"));

		assertThat(papers.verify(code(database, permit)).orElseThrow().withdrawn())
			.hasValue(new Withdrawal(Reason.REVOKED, Letters.ISSUED_AT, Optional.of(Cause.ERROR), Optional.empty()));
	}

	@OnBothDatabases
	@DisplayName("a file is the paper as it was issued, or a changed one, or one that is no longer on file, or another's")
	void files(TestDatabase database) {
		var papers = papers(database);
		var paper = papers.issue(Letters.request("answer:1", Letters.PARAGRAPH));
		var file = papers.content(paper.contentHash());

		assertThat(papers.verify(file)).satisfies((checked) -> {
			assertThat(checked.state()).isEqualTo(State.ISSUED);
			assertThat(checked.paper().orElseThrow().number()).isEqualTo(paper.number());
		});
		for (var tenth = 0; tenth < 10; tenth++) {
			var changed = file.clone();
			changed[(int) ((tenth + 0.5) * file.length / 10)] ^= 1;
			assertThat(papers.verify(changed).paper()).as("tenth " + tenth).isEmpty();
		}
		var text = file.clone();
		text[file.length / 5] ^= 1;
		assertThat(papers.verify(text).state()).isEqualTo(State.CHANGED);
		assertThat(papers.verify(Arrays.copyOf(file, file.length + 9)).state()).isEqualTo(State.CHANGED);
		assertThat(papers.verify(Letters.print("رد").content()).state()).isEqualTo(State.FOREIGN);
		assertThat(papers.verify(new byte[0]).state()).isEqualTo(State.FOREIGN);
		database.jdbc().sql("update paper set content_hash = null").update();
		assertThat(papers.verify(file).state()).isEqualTo(State.UNLISTED);
	}

	@OnBothDatabases
	@DisplayName("a paper that was issued before papers were signed is recognised all the same")
	void unsignedFile(TestDatabase database) {
		var papers = papers(database);
		var paper = papers.issue(Letters.request("answer:1", "رد"));
		var old = Letters.print("رد").content();
		new PaperRepository(database.jdbc(), ArchiveForTests.in(database)).keep(Sha256.hex(old), PaperService.PDF, old);
		database.jdbc().sql("update paper set content_hash = ?").param(Sha256.hex(old)).update();

		assertThat(papers.verify(old).state()).isEqualTo(State.UNSIGNED);
		assertThat(papers.verify(old).paper().orElseThrow().number()).isEqualTo(paper.number());
	}

	@OnBothDatabases
	@DisplayName("a paper with an end is over at that time, and one with a last day after that day")
	void expires(TestDatabase database) {
		var papers = papers(database);
		var permit = papers.verify(code(database, papers.issue(LeavePermitTest.request()))).orElseThrow();
		var document = papers.verify(code(database, papers.issue(PaperKinds.requests().get("service-document"))))
			.orElseThrow();

		assertThat(permit.isExpired(Instant.parse("2027-01-23T06:59:59Z"))).isFalse();
		assertThat(permit.isExpired(Instant.parse("2027-01-23T07:00:00Z"))).isTrue();
		assertThat(document.isExpired(Instant.parse("2031-11-24T20:59:59Z"))).isFalse();
		assertThat(document.isExpired(Instant.parse("2031-11-24T21:00:00Z"))).isTrue();
	}

	private static VerificationCode code(TestDatabase database, IssuedPaper paper) {
		return new VerificationCode(database.jdbc()
			.sql("select verification_code from paper where number = ?")
			.param(paper.number())
			.query(String.class)
			.single());
	}

	private static PaperService papers(TestDatabase database) {
		return new PaperService(Letters.printer(), SigningForTests.signer(),
				new PaperRepository(database.jdbc(), ArchiveForTests.in(database)), (paper) -> {
				}, (reference) -> false, Clock.fixed(Letters.ISSUED_AT, Kingdom.ZONE));
	}

}
