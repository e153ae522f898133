package sa.wusul.papers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.archive.ArchiveForTests;
import sa.wusul.papers.CheckedFile.State;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("The completion of signatures")
@Tag("fast")
class PaperPreservationServiceTest {

	@TempDir
	private Path folder;

	private TimestampAuthority authority;

	private PaperSigner signer;

	@BeforeEach
	void open() throws Exception {
		this.authority = new TimestampAuthority();
		this.signer = SigningForTests.signer(this.authority.key(this.folder, Instant.now().plus(Duration.ofDays(9))));
	}

	@AfterEach
	void close() {
		this.authority.close();
	}

	@OnBothDatabases
	@DisplayName("makes a paper longer, which keeps its hash in links, and both files are recognised")
	void completes(TestDatabase database) throws Exception {
		var papers = papers(database);
		var paper = papers.issue(Letters.request("answer:1", Letters.PARAGRAPH));
		var issued = papers.content(paper.contentHash());
		var service = service(database, this.authority, Letters.ISSUED_AT);

		service.confirmTime(paper.number());
		var confirmed = papers.content(paper.contentHash());
		assertThat(confirmed).startsWith(issued).hasSizeGreaterThan(issued.length);
		service.confirmTime(paper.number());
		assertThat(papers.content(paper.contentHash())).as("again").isEqualTo(confirmed);
		assertThat(service(database, this.authority, Letters.ISSUED_AT).preserveDue(10)).isPositive();
		var preserved = papers.content(paper.contentHash());

		assertThat(preserved).startsWith(confirmed).hasSizeGreaterThan(confirmed.length);
		assertThat(papers.forCase(Letters.REFERENCE)).containsExactly(paper);
		for (var file : List.of(issued, confirmed, preserved)) {
			assertThat(papers.verify(file).state()).isEqualTo(State.ISSUED);
			assertThat(papers.verify(file).paper().orElseThrow().number()).isEqualTo(paper.number());
		}
		var changed = preserved.clone();
		changed[preserved.length / 4] ^= 1;
		assertThat(papers.verify(changed).state()).isEqualTo(State.CHANGED);
		assertThat(papers.verify(Arrays.copyOf(preserved, confirmed.length + 20)).paper()).isEmpty();
		assertThat(database.jdbc()
			.sql("select count(*) from archive_item where state = 'STORED'")
			.query(Integer.class)
			.single()).as("an earlier file is the beginning of the present one").isOne();
		assertThat(service.preserveDue(10)).as("nothing is due").isZero();
		database.jdbc().sql("update paper set content_hash = null").update();
		assertThat(papers.verify(preserved).state()).isEqualTo(State.UNLISTED);
		assertThat(papers.verify(issued).state()).isEqualTo(State.UNLISTED);
	}

	@OnBothDatabases
	@DisplayName("finds each byte that was changed in a tenth of the longer file")
	void tenths(TestDatabase database) throws Exception {
		var papers = papers(database);
		var paper = papers.issue(Letters.request("answer:1", "رد"));
		service(database, this.authority, Letters.ISSUED_AT).preserveDue(10);
		var file = papers.content(paper.contentHash());
		var missed = new ArrayList<Integer>();
		for (var tenth = 0; tenth < 10; tenth++) {
			var changed = file.clone();
			changed[(int) ((tenth + 0.5) * file.length / 10)] ^= 1;
			if (papers.verify(changed).paper().isPresent() || papers.verify(changed).state() == State.ISSUED) {
				missed.add(tenth);
			}
		}
		assertThat(missed).isEmpty();
	}

	@OnBothDatabases
	@DisplayName("leaves papers as they are while the authority or a list fails, says so, and goes on in a later night")
	void fails(TestDatabase database) {
		var papers = papers(database);
		var paper = papers.issue(Letters.request("answer:1", "رد"));
		var issued = papers.content(paper.contentHash());
		this.authority.confirmsSomethingElse();
		var service = service(database, this.authority, Letters.ISSUED_AT);

		assertThat(service.preserveDue(10)).isZero();
		assertThat(service.problem()).isPresent();
		assertThatThrownBy(() -> service.confirmTime(paper.number())).isInstanceOf(IOException.class);
		assertThat(papers.content(paper.contentHash())).isEqualTo(issued);
		this.authority.confirms();
		assertThat(service(database, this.authority, Letters.ISSUED_AT.plus(Duration.ofHours(11))).preserveDue(10))
			.as("the same night")
			.isZero();
		var next = service(database, this.authority, Letters.ISSUED_AT.plus(Duration.ofHours(13)));
		assertThat(next.preserveDue(10)).isPositive();
		assertThat(next.problem()).isEmpty();
		assertThat(papers.content(paper.contentHash())).startsWith(issued).hasSizeGreaterThan(issued.length);
	}

	@OnBothDatabases
	@DisplayName("takes no more papers of a night than it may, and none that were issued without a signature")
	void bounded(TestDatabase database) {
		var papers = papers(database);
		for (var number = 1; number <= 3; number++) {
			papers.issue(Letters.request("answer:" + number, "رد"));
		}
		var service = service(database, this.authority, Letters.ISSUED_AT);
		service.preserveDue(2);

		assertThat(levels(database)).containsExactly("LTA", "LTA", "B");
	}

	private static List<String> levels(TestDatabase database) {
		return database.jdbc().sql("select signature_level from paper order by ordinal").query(String.class).list();
	}

	private PaperRepository repository(TestDatabase database) {
		return new PaperRepository(database.jdbc(), ArchiveForTests.in(database, this.folder.resolve("archive")));
	}

	private PaperService papers(TestDatabase database) {
		return new PaperService(Letters.printer(), this.signer, repository(database), (paper) -> {
		}, (reference) -> false, Clock.fixed(Letters.ISSUED_AT, Kingdom.ZONE));
	}

	private PaperPreservationService service(TestDatabase database, TimestampAuthority authority, Instant now) {
		try {
			return new PaperPreservationService(repository(database),
					SigningForTests.extender(authority, authority.trusted()),
					new TransactionTemplate(database.transactionManager()), new SimpleMeterRegistry(),
					Clock.fixed(now, Kingdom.ZONE));
		}
		catch (Exception impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
