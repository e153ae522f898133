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

	private static final String SECOND_RESIDENT = "2691476374";

	/** Words and names of people, which stay as they are and are marked as Arabic. */
	private static final Pattern QUOTED = Pattern.compile("<(\\w+)[^>]* lang=\"ar\"[^>]*>.*?</\\1>", Pattern.DOTALL);

	private static final Pattern ARABIC = Pattern.compile("[^<>]*\\p{IsArabic}{2}[^<>]*");

	/** Formats of files, and the addresses of the Kingdom's government. */
	private static final Pattern ENGLISH = Pattern.compile("\\b(?!PDF\\b|JPEG\\b|PNG\\b|gov\\b|sa\\b)[A-Za-z]{2,}\\b");

	private static final List<String> OPEN = List.of("/", "/services", "/services?q=passport",
			"/services/services-passport-renewal", "/appointments",
			"/appointments?with=passports&centre=riyadh&section=men", "/about/privacy", "/about/accessibility",
			"/about/terms", "/about/contact", "/about/complaint", "/promises", "/track", "/verify", "/tawasul",
			"/login", "/terminal", "/hall/riyadh", "/demo/design");

	private static final List<String> KIOSK = List.of("/kiosk/riyadh", "/kiosk/riyadh/ticket", "/kiosk/registration");

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
	@DisplayName("reads no Arabic on pages that are open to everyone: start, appointments, log-in, kiosk, hall, terminal and the rest")
	void openPages() throws IOException, InterruptedException {
		var reader = new CitizenSession(this.port);
		reader.get("/?lang=en");
		for (var page : OPEN) {
			assertThat(arabic(read(reader, page))).as(page).isEmpty();
		}
		reader.begin(RESIDENT, reader.get("/cases"));
		assertThat(read(reader, "/login/code")).contains("Your code")
			.satisfies((page) -> assertThat(arabic(page)).isEmpty());
		assertThat(arabic(reader.post("/login/code", Map.of("code", "1")).body())).isEmpty();
		var kiosk = new CitizenSession(this.port);
		for (var page : KIOSK) {
			assertThat(arabic(read(kiosk, page + "?lang=en"))).as(page).isEmpty();
		}
	}

	@Test
	@DisplayName("is not met on Arabic pages: they have no English word but names of formats and what is marked as English")
	void arabicPages() throws IOException, InterruptedException {
		var reader = new CitizenSession(this.port);
		for (var page : OPEN) {
			assertThat(english(read(reader, page))).as(page).isEmpty();
		}
		reader.begin(RESIDENT, reader.get("/cases"));
		assertThat(english(read(reader, "/login/code"))).isEmpty();
		var kiosk = new CitizenSession(this.port);
		for (var page : KIOSK) {
			assertThat(english(read(kiosk, page))).as(page).isEmpty();
		}
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
				"Copy of the identity card", "id.png", "Our messages: 1", "We have received your request");
		assertThat(arabic(page)).isEmpty();
		assertThat(arabic(read(citizen, "/cases/" + reference + "/live?mark=0"))).isEmpty();

		for (var own : List.of("/", "/cases", "/file/documents", "/file/access", "/promises", "/track", "/mine",
				"/ticket", "/hall/riyadh/ticket")) {
			assertThat(arabic(read(citizen, own))).as(own).isEmpty();
		}
		var wrong = citizen.post("/track/code", Map.of("code", "0"));
		assertThat(arabic(wrong.body())).isEmpty();
		var tracked = citizen.track(this.work, reference).body();
		assertThat(tracked).contains("Follow a request", "Your request was received and has a reference number",
				"Our messages: 1", "We have received your request");
		assertThat(arabic(tracked)).isEmpty();
	}

	@Test
	@DisplayName("gets messages in the language of the page on which they wrote last")
	void messages() throws IOException, InterruptedException {
		var citizen = CitizenSession.logIn(this.port, this.work, SECOND_RESIDENT);
		citizen.get("/services?lang=en");
		var english = ask(citizen, "My iqama");
		citizen.get("/services?lang=ar");
		var arabic = ask(citizen, "إقامتي");
		assertThat(this.work.messages(english)).last().asString().contains("We have received your request");
		assertThat(this.work.messages(arabic)).last().asString().contains("استلمنا طلبكم");
		assertThat(read(citizen, "/cases/" + english + "?lang=ar")).contains("استلمنا طلبكم");
	}

	private static String ask(CitizenSession citizen, String subject) throws IOException, InterruptedException {
		return CitizenSession
			.reference(citizen.handIn("/services/intake-request-registration/request", UUID.randomUUID().toString(),
					Map.of("requesterName", "Ravi Kumar", "centre", "riyadh", "section", "men", "representation",
							"SELF", "topic", "residence", "urgentMatter", "NONE", "subject", subject, "requestText",
							"My iqama is late, please help me.")));
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

	/** Returns the Arabic words that are neither quoted nor the name of the language. */
	static List<String> arabic(String page) {
		var own = QUOTED
			.matcher(page.replaceFirst("<html[^>]*>", "")
				.replace("العربية", "")
				.replaceAll("<option value=\"[^\"]*\"", "<option"))
			.replaceAll("");
		return ARABIC.matcher(own).results().map((found) -> found.group().strip()).toList();
	}

	/**
	 * Returns the English words that a reader sees or hears on an Arabic page, except
	 * what is marked as English or written from the left.
	 */
	private static List<String> english(String page) {
		var seen = page.replaceAll("(?s)<(script|style|code)\\b.*?</\\1>", "")
			.replaceAll("(?s)<(\\w+)[^>]* (?:lang=\"en\"|dir=\"ltr\")[^>]*>.*?</\\1>", "")
			.replaceAll("<input[^>]* (?:type=\"search\")[^>]*>", "")
			.replaceAll("<[^>]*?(?:(?:aria-label|alt|title|placeholder)=\"([^\"]*)\")[^>]*>", " $1 ")
			.replaceAll("<[^>]*>", " ");
		return ENGLISH.matcher(seen.replaceAll("&\\w+;", " ")).results().map((found) -> found.group()).toList();
	}

}
