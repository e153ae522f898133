package sa.wusul.papers;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import sa.wusul.support.Cable;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The confirmed time of a letter that the program issues")
@Tag("story")
@CaseStory
@OnPostgreSql
@DirtiesContext
class PaperTimestampTest {

	@TempDir
	private static Path folder;

	private static TimestampAuthority authority;

	private static Cable cable;

	@Autowired
	private CaseWork work;

	@Autowired
	private PaperService papers;

	@Autowired
	private PaperRepository forms;

	@Autowired
	private JdbcClient jdbc;

	@DynamicPropertySource
	static void authority(DynamicPropertyRegistry settings) throws Exception {
		authority = new TimestampAuthority();
		cable = Cable.to(authority.address().getPort());
		var trusted = folder.resolve("authorities.pem");
		Files.writeString(trusted,
				"-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[] { '\n' })
					.encodeToString(authority.certificate().getEncoded()) + "\n-----END CERTIFICATE-----\n",
				StandardCharsets.US_ASCII);
		settings.add("wusul.papers.signature.tsa", () -> "http://127.0.0.1:" + cable.port() + "/");
		settings.add("wusul.papers.preservation.authorities", trusted::toString);
	}

	@AfterAll
	static void stop() {
		cable.close();
		authority.close();
	}

	@Test
	@DisplayName("comes by the outbox; while the authority is away the letter counts without it, and gets it afterwards")
	void downThenUp() {
		var reference = this.work.withDepartment();
		this.work.complete("officer", reference, "Task_StudyCase",
				Map.of("resolutionDecision", "ANSWER", "answer", "أجيب طلبكم كما طلبتم"));
		this.work.runJobs();
		cable.cut();
		this.work.sendMessages();
		var letter = this.papers.forCase(reference).get(0);
		assertThat(this.forms.form(letter.number()).orElseThrow().level()).isEqualTo(SignatureLevel.B);
		var before = this.papers.content(letter.contentHash());
		assertThat(this.papers.verify(before).state()).isEqualTo(CheckedFile.State.ISSUED);
		assertThat(orders("WAITING")).isOne();
		assertThat(this.work.messages(reference)).as("the requester is told meanwhile").isNotEmpty();

		cable.mend();
		this.jdbc.sql("update outbox set due_at = current_timestamp where kind = 'paper-timestamp'").update();
		this.work.sendMessages();

		assertThat(orders("PERFORMED")).isOne();
		assertThat(this.forms.form(letter.number()).orElseThrow().level()).isEqualTo(SignatureLevel.T);
		var after = this.papers.content(this.papers.forCase(reference).get(0).contentHash());
		assertThat(after).hasSizeGreaterThan(before.length).startsWith(before);
		assertThat(this.papers.verify(after).state()).isEqualTo(CheckedFile.State.ISSUED);
	}

	private long orders(String state) {
		return this.jdbc.sql("select count(*) from outbox where kind = 'paper-timestamp' and state = ?")
			.param(state)
			.query(Long.class)
			.single();
	}

}
