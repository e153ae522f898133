package sa.wusul.papers;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.problem.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What papers promise on every database. */
abstract class PapersContract {

	private JdbcClient database;

	private PaperStore store;

	private Papers papers;

	/** An empty database and the word of its product for {@code ${blob}}. */
	abstract DataSource dataSource();

	abstract String blob();

	@BeforeEach
	void openCase() {
		var dataSource = dataSource();
		Flyway.configure().dataSource(dataSource).placeholders(Map.of("blob", blob())).load().migrate();
		this.database = JdbcClient.create(dataSource);
		this.store = new PaperStore(this.database);
		this.papers = new Papers(Letters.printer(), this.store, Clock.fixed(Letters.ISSUED_AT, Kingdom.ZONE));
		openCase(Letters.REFERENCE);
	}

	private void openCase(String reference) {
		this.database.sql("""
				insert into case_file (reference, process_key, channel, centre, section, topic, state, identity_number,
					requester_kind, requester_name, mobile, subject, request_text, submission_key, opened_by, opened_at)
				values (?, 'p', 'COUNTER', 'riyadh', 'men', 'passport', 'ANSWERED', '1058529940',
					'CITIZEN', 'x', '0500000000', 'x', 'x', ?, 'clerk', ?)""")
			.params(reference, reference, Timestamp.from(Letters.ISSUED_AT))
			.update();
	}

	@Test
	@DisplayName("a paper is issued once for a key")
	void issuesOnce() {
		var first = this.papers.issue(Letters.request("answer:1", "رد"));
		var again = this.papers.issue(Letters.request("answer:1", "رد آخر"));

		assertThat(again).isEqualTo(first);
		assertThat(this.papers.ofCase(Letters.REFERENCE)).containsExactly(first);
	}

	@Test
	@DisplayName("the papers of a case are numbered in the order of issue")
	void numbersPapers() {
		this.papers.issue(Letters.request("answer:1", "رد"));
		this.papers.issue(Letters.request("answer:2", "رد"));

		assertThat(this.papers.ofCase(Letters.REFERENCE)).extracting(IssuedPaper::number)
			.containsExactly("1448-0001234-7/1", "1448-0001234-7/2");
	}

	@Test
	@DisplayName("a paper's content is found by its hash, as it was issued")
	void findsContent() {
		var paper = this.papers.issue(Letters.request("answer:1", "رد"));

		assertThat(this.papers.content(paper.contentHash())).isEqualTo(Letters.print("رد").content());
		assertThat(paper.issuedAt()).isEqualTo(Letters.ISSUED_AT);
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> this.papers.content("0".repeat(64)))
			.satisfies((refusal) -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNKNOWN));
	}

	@Test
	@DisplayName("the same content is kept once")
	void keepsContentOnce() {
		var content = new byte[] { 1, 2, 3 };
		this.store.keep("a".repeat(64), Papers.PDF, content);
		this.store.keep("a".repeat(64), Papers.PDF, content);

		assertThat(this.store.content("a".repeat(64))).hasValue(content);
	}

	@Test
	@DisplayName("two papers never share a number")
	void numbersAreUnique() {
		var paper = this.papers.issue(Letters.request("answer:1", "رد"));

		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.store.enter(paper, 1, "answer:2", "answer-letter"));
	}

}
