package sa.wusul.portal.request;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

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

@DisplayName("The guide to services")
@Tag("story")
@CaseStory
@OnPostgreSql
class ServicePagesTest {

	private static final String RESIDENT = "2916728674";

	private static final Pattern SERVICE = Pattern.compile("data-service=\"([^\"]+)\"");

	@LocalServerPort
	private int port;

	@Autowired
	private CaseWork work;

	@Test
	@DisplayName("is searched by words as people write them, in both languages and by other words for a service")
	void searched() throws Exception {
		var reader = new CitizenSession(this.port);
		assertThat(found(reader, "q=" + word("تجديد الاقامه"))).contains("services-iqama-renewal",
				"services-workers-iqama-renewal");
		assertThat(found(reader, "q=" + word("استمارة"))).containsExactly("services-vehicle-registration-renewal");
		assertThat(found(reader, "lang=en&q=newborn")).containsExactly("services-birth-registration");
		assertThat(found(reader, "q=" + word("شَكوى"))).contains("intake-request-registration");
		assertThat(found(reader, "q=" + word("الجوازات"))).contains("services-passport-renewal");
	}

	@Test
	@DisplayName("is filtered by sector and by the people whom a service is for")
	void filtered() throws Exception {
		var reader = new CitizenSession(this.port);
		assertThat(found(reader, "sector=traffic")).containsExactlyInAnyOrder("services-driving-licence-renewal",
				"services-vehicle-registration-renewal");
		assertThat(found(reader, "sector=centres")).contains("reception-office-appointment")
			.doesNotContain("services-passport-renewal");
		assertThat(found(reader, "for=RESIDENT")).contains("services-iqama-renewal")
			.doesNotContain("services-passport-renewal");
		assertThat(found(reader, "for=CITIZEN&sector=passports&q=" + word("جواز")))
			.contains("services-passport-renewal");
		assertThat(reader.get("/services?sector=passports&lang=ar").body()).contains("selected=\"selected\">الجوازات<",
				"<svg class=\"icon\"");
	}

	@Test
	@DisplayName("offers the nearest if no service has all words, and a way on if there is none")
	void nothing() throws Exception {
		var reader = new CitizenSession(this.port);
		var near = reader.get("/services?q=" + word("تجديد زواج")).body();
		assertThat(near).contains("لا خدمة فيها كل ما كتبتم", "services-passport-renewal");
		var none = reader.get("/services?lang=en&q=" + word("<b>zzz")).body();
		assertThat(none)
			.contains("We found no such service", "Write to us what you need",
					"href=\"/services/intake-request-registration\"", "&lt;b&gt;zzz")
			.doesNotContain("data-service", "<b>zzz");
		assertThat(reader.get("/services?q=" + "a".repeat(5000)).statusCode()).isEqualTo(200);
	}

	@Test
	@DisplayName("says which services are not for the person who is logged in, what they began, and what is under way")
	void own() throws Exception {
		var resident = CitizenSession.logIn(this.port, this.work, RESIDENT);
		resident.get("/services?lang=en");
		var reference = CitizenSession
			.reference(resident.handIn("/services/intake-request-registration/request", UUID.randomUUID().toString(),
					Map.of("requesterName", "Ravi Kumar", "centre", "riyadh", "section", "men", "representation",
							"SELF", "topic", "residence", "urgentMatter", "NONE", "subject", "My iqama", "requestText",
							"My iqama is late, please help me.")));
		var page = resident.get("/services").body();
		assertThat(part(page, "services-passport-renewal")).contains("It is not for you, but for: citizens")
			.doesNotContain("/services/services-passport-renewal/request");
		assertThat(part(page, "intake-request-registration")).contains("Under way", "/cases/" + reference);
		assertThat(new CitizenSession(this.port).get("/services").body()).doesNotContain(reference, "Under way");
	}

	private static String part(String page, String service) {
		var from = page.indexOf("data-service=\"" + service + "\"");
		assertThat(from).isPositive();
		return page.substring(from, page.indexOf("</article>", from));
	}

	private static List<String> found(CitizenSession reader, String query) throws Exception {
		var page = reader.get("/services?" + query);
		assertThat(page.statusCode()).isEqualTo(200);
		return SERVICE.matcher(page.body()).results().map((one) -> one.group(1)).toList();
	}

	private static String word(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
