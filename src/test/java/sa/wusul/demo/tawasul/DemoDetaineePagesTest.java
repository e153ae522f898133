package sa.wusul.demo.tawasul;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.MockMvc;

import sa.wusul.demo.DemoPageBrowser;
import sa.wusul.platform.identity.Rights;
import sa.wusul.tawasul.DetaineeEvent.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@DisplayName("The demo's page of detainees")
@Tag("fast")
class DemoDetaineePagesTest {

	private static final String IDENTITY = "1057830869";

	private final DemoDetainees detainees = mock(DemoDetainees.class);

	private final MockMvc browser = browser();

	@BeforeEach
	void someoneIsHeld() {
		var detainee = new DemoDetainee(IDENTITY, "سليمان", "N-104512", "hair", "ج ٤", "SERVING_JUDGMENT", "ينفذ حكمه",
				true, "MEDIUM", "FAIR", 62, 12, 0, false, false, null, "STABLE", null, null, null, null, List.of(),
				null);
		given(this.detainees.all()).willReturn(List.of(detainee));
		given(this.detainees.find(IDENTITY)).willReturn(Optional.of(detainee));
	}

	@Test
	@DisplayName("offers in Arabic the possible changes of each detainee")
	void shows() throws Exception {
		var page = this.browser.perform(get("/demo/detainees"))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString(StandardCharsets.UTF_8);

		assertThat(page).contains("<html lang=\"ar\" dir=\"rtl\"", "سجن الحائر", "قيد هروبه")
			.contains("<option value=\"MEDIUM\" selected=\"selected\">متوسطة</option>")
			.contains("<option value=\"FAIR\" selected=\"selected\">مقبول</option>")
			.doesNotContain("سبق له الهروب");
		for (var kind : Kind.values()) {
			if (kind != Kind.RESTRICTION_LIFTED) {
				assertThat(page).contains("value=\"" + kind + "\"");
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "CLASS_CHANGED, HIGH", "CONDUCT_CHANGED, BAD", "ESCAPED, ''", "MOVED, briman" })
	@DisplayName("reports the chosen change, as the register would")
	void tells(Kind kind, String to) throws Exception {
		this.browser
			.perform(post("/demo/detainees/" + IDENTITY + "/events").param("event", kind.name()).param("to", to))
			.andExpect(redirectedUrl("/demo/detainees"));

		then(this.detainees).should().change(IDENTITY, kind, to);
	}

	@Test
	@DisplayName("reports no change that it does not offer")
	void tellsNothingElse() throws Exception {
		this.browser
			.perform(post("/demo/detainees/" + IDENTITY + "/events").param("event", "CLASS_CHANGED")
				.param("to", "ABSURD"))
			.andExpect(redirectedUrl("/demo/detainees"));

		then(this.detainees).should(never()).change(any(), any(), any());
	}

	private MockMvc browser() {
		return DemoPageBrowser.on(new DemoDetaineePages(this.detainees, Rights.load()));
	}

}
