package sa.wusul.portal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A person who reads English only")
@Tag("story")
@CaseStory
@OnPostgreSql
class EnglishPagesTest {

	private static final String RESIDENT = "2916728674";

	/** Words and names of people, which stay as they are and are marked as Arabic. */
	private static final Pattern QUOTED = Pattern.compile("<(\\w+)[^>]* lang=\"ar\"[^>]*>.*?</\\1>", Pattern.DOTALL);

	private static final Pattern ARABIC = Pattern.compile("[^<>]*\\p{IsArabic}{2}[^<>]*");

	@LocalServerPort
	private int port;

	@Autowired
	private CaseWork work;

	@Test
	@DisplayName("reads no Arabic on the page of services")
	void services() throws IOException, InterruptedException {
		var page = read(new CitizenSession(this.port), "/services?lang=en");
		assertThat(page).contains("Passport renewal", "For employers: to renew the iqama of a worker.",
				"Photograph, a recent one", "Report of the loss, if the passport was lost", "citizens, residents",
				"No document is needed");
		assertThat(arabic(page)).isEmpty();
	}

	@Test
	@DisplayName("reads no Arabic on the page of their request but their own words")
	void request() throws IOException, InterruptedException {
		var citizen = CitizenSession.logIn(this.port, this.work, RESIDENT);
		citizen.get("/services?lang=en");
		var reference = CitizenSession
			.reference(citizen.handIn("/services/intake-request-registration/request", UUID.randomUUID().toString(),
					Map.of("requesterName", "Ravi Kumar", "centre", "riyadh", "section", "men", "representation",
							"SELF", "topic", "residence", "urgentMatter", "NONE", "subject", "My iqama", "requestText",
							"My iqama is late, please help me.")));
		citizen.send("/cases/" + reference + "/documents", "صورة الهوية", "id.png", picture());
		var page = read(citizen, "/cases/" + reference);
		assertThat(page).contains("Your request was received and has a reference number", "My iqama",
				"Copy of the identity card", "id.png");
		assertThat(arabic(page)).isEmpty();
		assertThat(arabic(read(citizen, "/cases/" + reference + "/live?mark=0"))).isEmpty();

		for (var own : List.of("/", "/cases", "/file/documents", "/file/access", "/promises", "/track", "/mine",
				"/ticket", "/hall/riyadh/ticket")) {
			assertThat(arabic(read(citizen, own))).as(own).isEmpty();
		}
		var wrong = citizen.post("/track/code", Map.of("code", "0"));
		assertThat(arabic(wrong.body())).isEmpty();
		var tracked = citizen.track(this.work, reference).body();
		assertThat(tracked).contains("Follow a request", "Your request was received and has a reference number");
		assertThat(arabic(tracked)).isEmpty();
	}

	private static byte[] picture() throws IOException {
		var content = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", content);
		return content.toByteArray();
	}

	private static String read(CitizenSession citizen, String path) throws IOException, InterruptedException {
		var page = citizen.get(path);
		assertThat(page.statusCode()).isEqualTo(200);
		return page.body();
	}

	private static List<String> arabic(String page) {
		var own = QUOTED
			.matcher(page.replaceFirst("<html[^>]*>", "")
				.replace("العربية", "")
				.replaceAll("<option value=\"[^\"]*\"", "<option"))
			.replaceAll("");
		return ARABIC.matcher(own).results().map((found) -> found.group().strip()).toList();
	}

}
