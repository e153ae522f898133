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
	@DisplayName("as a program says with its request that has no choice")
	void named() {
		assertThat(shown("en", null)).isEqualTo("Riyadh");
		assertThat(shown("ar", null)).isEqualTo("الرياض");
	}

	@Test
	@DisplayName("as the person chose, whatever the browser says by itself")
	void chosen() {
		assertThat(shown("ar", "en")).isEqualTo("Riyadh");
		assertThat(shown("en", "ar")).isEqualTo("الرياض");
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
