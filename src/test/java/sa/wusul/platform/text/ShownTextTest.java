package sa.wusul.platform.text;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("What staff see is in the language of their page")
@Tag("fast")
class ShownTextTest {

	@AfterEach
	void forget() {
		RequestContextHolder.resetRequestAttributes();
	}

	@Test
	@DisplayName("as the page says with its request, whatever the cookie")
	void named() {
		assertThat(shown("en", null)).isEqualTo("Riyadh");
		assertThat(shown("ar", "en")).isEqualTo("الرياض");
		assertThat(shown("en", "ar")).isEqualTo("Riyadh");
	}

	@Test
	@DisplayName("as the person chose, for a link that the browser follows")
	void chosen() {
		assertThat(shown("ar-SA,ar;q=0.9", "en")).isEqualTo("Riyadh");
		assertThat(shown(null, "en")).isEqualTo("Riyadh");
	}

	@Test
	@DisplayName("in Arabic for a browser in English without a choice, for jobs, and on paper")
	void arabic() {
		assertThat(shown("en-US,en;q=0.9", null)).isEqualTo("الرياض");
		assertThat(shown(null, null)).isEqualTo("الرياض");
		forget();
		assertThat(ShownText.choose("الرياض", "Riyadh")).isEqualTo("الرياض");
		ask("en", null);
		assertThat(ShownText.inArabic(() -> ShownText.choose("الرياض", "Riyadh"))).isEqualTo("الرياض");
		assertThat(ShownText.choose("الرياض", "Riyadh")).isEqualTo("Riyadh");
	}

	@Test
	@DisplayName("in Arabic where nobody has written English")
	void without() {
		ask("en", null);
		assertThat(ShownText.choose("قائمتي", null)).isEqualTo("قائمتي");
		assertThat(ShownText.choose("قائمتي", " ")).isEqualTo("قائمتي");
	}

	private static String shown(String language, String choice) {
		ask(language, choice);
		return ShownText.choose("الرياض", "Riyadh");
	}

	private static void ask(String language, String choice) {
		var request = new MockHttpServletRequest();
		if (language != null) {
			request.addHeader("Accept-Language", language);
		}
		if (choice != null) {
			request.setCookies(new Cookie("__Host-wusul-desk-language", choice));
		}
		RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
	}

}
